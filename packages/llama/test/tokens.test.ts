import { expect, test } from 'vitest';
import { standInAnswer } from '../src/stand-in/index.ts';
import { countText, countTokens } from '../src/tokens.ts';
import { PROMPT, showing } from './prompt-fixture.ts';

test.each([
  ['', 0],
  ['grabbed', 2],
  ['{"patterns":[]}', 4],
  // c 1 | movies _tonight | f ri | 19 : 30 - 21 : 00 | 3 / 4
  ['c1|movies tonight|fri|19:30-21:00|3/4', 20],
])('%j is so many tokens of Llama 3', (text, tokens) => {
  expect(countText(text)).toBe(tokens);
});

test('a prompt is its two messages, their frame and the schema', () => {
  const texts = [PROMPT.system, PROMPT.document, JSON.stringify(PROMPT.answerSchema)].map(countText);
  // begin of text; header, role, header end, blank line, end of turn for two messages; the same without the end for the answer's
  const frame = 1 + 5 + 5 + 4;
  expect(countTokens(PROMPT).prompt).toBe(texts.reduce((sum, tokens) => sum + tokens, frame));
});

test('a schema that was not sent counts nothing', () => {
  const { prompt } = countTokens({ system: '', document: '', answerSchema: {} });
  expect(prompt).toBe(15);
});

test('twelve candidates are answered in at most 220 tokens, inflated or not', () => {
  const lines = Array.from(
    { length: 12 },
    (_, index) => `c${index + 1}|need ${index}|daily|07:00-08:00|${index + 15}/30`,
  );
  for (const inflate of [false, true]) {
    const { tokens, text } = standInAnswer(showing(...lines), { inflate });
    expect(JSON.parse(text).patterns).toHaveLength(12);
    expect(tokens.completion).toBeLessThanOrEqual(220);
  }
});
