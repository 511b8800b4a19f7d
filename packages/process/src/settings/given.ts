import { NAMES, type Name, variable } from './variables.ts';

export type Env = Readonly<Record<string, string | undefined>>;
export type ReadFile = (path: string) => string;

/** What the environment says about one variable: its text and which variable it came by, or why it cannot be had. */
export type Given = { readonly text: string; readonly source: string } | { readonly problem: string };

/** The variables that are set, as texts. An empty text is not set, by file too. */
export function givenVariables(env: Env, readFile: ReadFile): ReadonlyMap<Name, Given> {
  const given = new Map<Name, Given>();
  for (const name of NAMES) {
    const found = variable(name).secret ? givenSecret(name, env, readFile) : givenText(name, env[name]?.trim());
    if (found !== null) given.set(name, found);
  }
  return given;
}

function givenText(source: string, text: string | undefined): Given | null {
  return text ? { text, source } : null;
}

function givenSecret(name: Name, env: Env, readFile: ReadFile): Given | null {
  const source = `${name}_FILE`;
  const path = env[source];
  if (!path) return givenText(name, env[name]);
  const file = fileText(source, path, readFile);
  if ('problem' in file) return file;
  if (env[name] && env[name] !== file.text) {
    return {
      problem: `${name} and ${source} contradict each other: expected one of them, or the same in both; remove one.`,
    };
  }
  return givenText(source, file.text);
}

/** The path is not quoted: people do put the secret itself there. */
function fileText(
  source: string,
  path: string,
  readFile: ReadFile,
): { text: string; source: string } | { problem: string } {
  try {
    return { text: readFile(path).replace(/\r?\n$/, ''), source };
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
    return {
      problem: `${source} names a file that cannot be read${code}: expected the path of a file that holds the value; correct the path or the file's permissions.`,
    };
  }
}
