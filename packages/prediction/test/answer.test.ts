import { expect, test } from 'vitest';
import { Failure, readAnswer as readWhole } from '../src/index.ts';

const readAnswer = (text: string) => readWhole({ text, finishReason: null });

const one = {
  pattern_type: 'time_based',
  confidence: 0.8,
  predicted_action: 'show films',
  predicted_query: 'films',
  reasoning: 'x',
};
const json = JSON.stringify({ patterns: [one] });

test.each([
  ['plain JSON', json],
  ['JSON in a Markdown fence', `Here you are:\n\`\`\`json\n${json}\n\`\`\`\nHave fun.`],
  ['JSON between sentences', `Sure! ${json} Anything else?`],
  ['a bare list', JSON.stringify([one])],
])('%s is read', (_name, text) => {
  expect(readAnswer(text).patterns).toMatchObject([{ confidence: 0.8, query: 'films', action: 'show films' }]);
});

test.each([
  ['nothing', ''],
  ['an HTML page', '<!doctype html><title>502</title><p>Bad gateway'],
  ['half a JSON', json.slice(0, 40)],
  ['another form', '{"answer": 42}'],
  ['prose', 'I see no patterns.'],
])('%s is no answer: transient, and its text is not repeated', (_name, text) => {
  const thrown = (() => {
    try {
      return readAnswer(text);
    } catch (error) {
      return error;
    }
  })();
  expect(thrown).toBeInstanceOf(Failure);
  expect(thrown).toMatchObject({ kind: 'transient', code: 'LLAMA_UNREADABLE' });
  expect(String(thrown)).not.toContain('Bad gateway');
});

test('an answer that ran out of tokens says so', () => {
  expect(() => readWhole({ text: json.slice(0, 40), finishReason: 'length' })).toThrow(/LLAMA_CUT_OFF/);
});

test('an answer without patterns is an answer', () => {
  expect(readAnswer('{"patterns":[]}')).toEqual({ patterns: [], malformed: 0, beyondLimit: 0, overlong: 0 });
});

test('of 50 patterns the 20 surest count, and the rest is counted', () => {
  const patterns = Array.from({ length: 50 }, (_, index) => ({ ...one, confidence: (index + 1) / 100 }));
  const read = readAnswer(JSON.stringify({ patterns }));
  expect(read.patterns).toHaveLength(20);
  expect(read.patterns[0]?.confidence).toBe(0.5);
  expect(read.patterns.at(-1)?.confidence).toBe(0.31);
  expect(read.beyondLimit).toBe(30);
});

test.each([
  ['confidence as text', { ...one, confidence: '0.85' }, 0.85],
  ['confidence of exactly 1', { ...one, confidence: 1 }, 1],
])('%s is read', (_name, pattern, confidence) => {
  expect(readAnswer(JSON.stringify({ patterns: [pattern] })).patterns[0]?.confidence).toBe(confidence);
});

test.each([
  ['without confidence', { predicted_query: 'films' }],
  ['confidence above 1', { ...one, confidence: 85 }],
  ['confidence below 0', { ...one, confidence: -0.1 }],
  ['confidence that is no number', { ...one, confidence: 'high' }],
  ['neither query nor action nor candidate', { confidence: 0.9, predicted_query: null, predicted_action: '  ' }],
  ['not an object', 'films'],
  ['null', null],
])('a pattern %s is left out and counted', (_name, pattern) => {
  expect(readAnswer(JSON.stringify({ patterns: [pattern, one] }))).toMatchObject({
    malformed: 1,
    patterns: [{ query: 'films' }],
  });
});

test('an infinite confidence is malformed', () => {
  expect(readAnswer('{"patterns":[{"confidence":1e999,"predicted_query":"x"}]}')).toMatchObject({
    patterns: [],
    malformed: 1,
  });
});

test('a text beyond 500 characters is left out whole, counted, and never cut', () => {
  const read = readAnswer(JSON.stringify({ patterns: [{ ...one, predicted_query: 'x'.repeat(5_000) }] }));
  expect(read).toMatchObject({ overlong: 1, patterns: [{ action: 'show films' }] });
  expect(read.patterns[0]).not.toHaveProperty('query');
});

test('control, bidi and zero-width characters do not survive', () => {
  const read = readAnswer(
    JSON.stringify({
      patterns: [{ ...one, predicted_query: 'fi\u202elms\u0000 \u001b[31mred\u200b', reasoning: 'a\nb' }],
    }),
  );
  expect(read.patterns[0]).toMatchObject({ query: 'fi lms [31mred', reasoning: 'a b' });
});

test.each([
  [
    { days: ['Friday', 'sat', 'Blursday', 7], at: '8:05' },
    { days: ['friday', 'saturday'], at: '08:05', minutes: 60 },
  ],
  [
    { days: [], at: '20:00' },
    { days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'], at: '20:00', minutes: 60 },
  ],
  [
    { days: ['monday'], at: '07:30:00', window_minutes: 60 },
    { days: ['monday'], at: '07:30', minutes: 60 },
  ],
  [
    { days: 'friday', at: '20:00' },
    { days: ['friday'], at: '20:00', minutes: 60 },
  ],
  [
    { days: ['weekend'], at: '9:05:30' },
    { days: ['saturday', 'sunday'], at: '09:05', minutes: 60 },
  ],
  [
    { days: 'weekdays', at: '07:00' },
    { days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], at: '07:00', minutes: 60 },
  ],
  [{ days: ['Blursday'], at: '20:00' }, undefined],
  [{ days: ['monday'], at: '25:00' }, undefined],
  [{ days: ['monday'] }, undefined],
  ['every friday', undefined],
])('recurrence %j is read as %j', (recurrence, expected) => {
  expect(readAnswer(JSON.stringify({ patterns: [{ ...one, recurrence }] })).patterns[0]?.recurrence).toEqual(expected);
});

test.each([
  [90, 90],
  ['120', 120],
  [5, 30],
  [100_000, 240],
  [0, 60],
  [-30, 60],
  ['long', 60],
  [null, 60],
])('a window of %j minutes is read as %d', (window_minutes, minutes) => {
  const recurrence = { days: ['monday'], at: '07:30', window_minutes };
  const { patterns } = readAnswer(JSON.stringify({ patterns: [{ ...one, recurrence }] }));
  expect(patterns[0]?.recurrence?.minutes).toBe(minutes);
});
