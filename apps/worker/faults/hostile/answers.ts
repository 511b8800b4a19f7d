/** What a hijacked Llama may say. Everything follows from `random`, in [0, 1). */
export function hostileAnswer(random: () => number, others: readonly string[]): string {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const text = () => pick(TEXTS)(random, pick(others));
  const pattern = () => {
    const entries = FIELDS.filter(() => random() < 0.8).map((name) => [name, field(name, random, text)]);
    return `{${[...entries, ...(random() < 0.3 ? [pick(INTRUDERS)(pick(others))] : [])].map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
  };
  const many = random() < 0.01 ? 10_000 : Math.floor(random() * 40);
  const patterns = `[${Array.from({ length: many }, pattern).join(',')}]`;
  return pick(FRAMES)(patterns, text());
}

type Text = (random: () => number, other: string) => string;

const TEXTS: readonly Text[] = [
  () => "'; DROP TABLE generation_queue; --",
  (_random, other) => `' OR user_id = '${other}' -- `,
  () => '<script>fetch("//evil")</script><img src=x onerror=alert(1)>',
  () => '\u0000\u0007\u001b[2J\u001b]0;owned\u0007',
  () => 'pay \u202egnp.exe\u202c \u2066now\u2069 \u200f\u061c',
  () => '\ud800 alone \udfff',
  () => 'line\u2028break\u2029\r\n\tand more',
  () => '__proto__',
  () => 'ｅｖｅｎｉｎｇ ﬁ \u0301\u0301\u0301\u0301 ﷽',
  () => '👩‍👩‍👧‍👦'.repeat(60),
  (_random, other) => other,
  (random) => 'x'.repeat(Math.floor(random() * 3_000)),
  (random) => String.fromCharCode(...Array.from({ length: 30 }, () => Math.floor(random() * 65_536))),
  () => '',
  () => '   ',
  () => 'evening news',
];

const FIELDS = [
  'pattern_type',
  'confidence',
  'candidate',
  'predicted_query',
  'predicted_action',
  'recurrence',
  'trigger_time',
  'reasoning',
] as const;

/** As JSON text, so that it may hold what no value of JavaScript does. */
function field(name: (typeof FIELDS)[number], random: () => number, text: () => string): string {
  const odd = ['null', '[]', '{}', 'true', '-1', '1e999', '-1e999', '[[[[[[]]]]]]', '{"__proto__":{"polluted":1}}'];
  if (random() < 0.2) return odd[Math.floor(random() * odd.length)] ?? 'null';
  if (name === 'confidence')
    return ['0.99', '1', '0.7', '0.69999', '"0.9"', '1.0000001', '7', '"1e0"', '0.95'][Math.floor(random() * 9)] ?? '1';
  if (name === 'candidate')
    return ['"1"', '"2"', '"a"', '"c1"', '"__proto__"', '"constructor"'][Math.floor(random() * 6)] ?? '"1"';
  if (name === 'recurrence') {
    const at = ['20:00', '25:61', '00:00', '٢٠:٠٠', text()][Math.floor(random() * 5)];
    const minutes = ['60', '1e999', '-5', '0', '99999999', '"60"'][Math.floor(random() * 6)];
    return `{"days":${random() < 0.5 ? '["friday","sunday"]' : JSON.stringify([text()])},"at":${JSON.stringify(at)},"window_minutes":${minutes}}`;
  }
  if (name === 'trigger_time') {
    const times = [
      '2026-11-27T20:00:00Z',
      '9999-12-31T23:59:59Z',
      '1970-01-01',
      '+275760-09-13T00:00:00Z',
      '-271821-04-20',
      text(),
    ];
    return JSON.stringify(times[Math.floor(random() * times.length)]);
  }
  return JSON.stringify(text());
}

/** Fields that are none of Llama's business. */
const INTRUDERS: readonly ((other: string) => [string, string])[] = [
  (other) => ['user_id', JSON.stringify(other)],
  (other) => ['userId', JSON.stringify(other)],
  () => ['__proto__', '{"confidence":1,"polluted":true}'],
  () => ['constructor', '{"prototype":{"polluted":true}}'],
  () => ['id', '"00000000-0000-0000-0000-000000000000"'],
  () => ['status', '"completed"'],
  () => ['priority', '1e999'],
  () => ['valid_until', '"9999-12-31"'],
];

const FRAMES: readonly ((patterns: string, text: string) => string)[] = [
  (patterns) => `{"patterns":${patterns}}`,
  (patterns) => `{"patterns":${patterns}}`,
  (patterns) => `{"patterns":${patterns}}`,
  (patterns) => `{"patterns":${patterns},"patterns":${patterns}}`,
  (patterns) => patterns,
  (patterns, text) => `${text}\n\`\`\`json\n{"patterns":${patterns}}\n\`\`\`${text}`,
  (patterns, text) => `Sure! ${text} {"patterns":${patterns}} ${text}`,
  (patterns) => `{"__proto__":{"patterns":[]},"patterns":${patterns}}`,
  (patterns) => `{"patterns":${patterns.slice(0, -1)}`,
  (_patterns, text) => text,
  () => `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  () => '{"patterns":{"length":1e9}}',
];
