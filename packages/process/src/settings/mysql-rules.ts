import type { Rule } from './rule.ts';
import type { MySqlSettings } from './settings.ts';
import type { Name } from './variables.ts';

const PARTS = {
  DB_HOST: 'host',
  DB_PORT: 'port',
  DB_NAME: 'database',
  DB_USER: 'user',
  DB_PASSWORD: 'password',
} as const satisfies Partial<Record<Name, keyof MySqlSettings>>;

const PART_NAMES = Object.keys(PARTS) as readonly (keyof typeof PARTS)[];

const NEEDED = ['DB_HOST', 'DB_NAME', 'DB_USER'] as const;

/** DATABASE_URL says all five; a DB_ variable beside it may only say the same. */
const agree: Rule = {
  about: ['DATABASE_URL', ...PART_NAMES],
  problem: ({ values, given }) => {
    const url = values.DATABASE_URL;
    if (url === undefined) return null;
    const others = PART_NAMES.filter((name) => given.has(name) && values[name] !== url[PARTS[name]]);
    if (others.length === 0) return null;
    return `DATABASE_URL and ${others.join(', ')} contradict each other: expected the connection in one of the two forms, or the same in both; keep DATABASE_URL or the DB_ variables.`;
  },
};

const whole: Rule = {
  about: [],
  problem: ({ given }) => {
    const set = PART_NAMES.filter((name) => given.has(name));
    const missing = NEEDED.filter((name) => !given.has(name));
    if (given.has('DATABASE_URL') || set.length === 0 || missing.length === 0) return null;
    const [is, are] = [missing, set].map((names) => `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'}`);
    return `${is} missing, while ${are} set: expected DB_HOST, DB_NAME and DB_USER together; set what is missing, or DATABASE_URL instead, or none of them.`;
  },
};

export const MYSQL_RULES: readonly Rule[] = [agree, whole];
