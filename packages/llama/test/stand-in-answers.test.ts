import { describe, expect, onTestFinished, test } from 'vitest';
import { STAND_IN_MODEL, type StandInBehaviour, standInAnswer, startStandIn } from '../src/stand-in/index.ts';
import { countText, countTokens } from '../src/tokens.ts';
import { clientOf, failureOf, NEVER } from './client-fixture.ts';
import { FRIDAY_MOVIES, PROMPT, showing } from './prompt-fixture.ts';

async function told(behaviour: Partial<StandInBehaviour>) {
  const standIn = await startStandIn({ host: '127.0.0.1', port: 0, behaviour });
  onTestFinished(standIn.close);
  return { standIn, ...clientOf(standIn.url) };
}

async function patterns(behaviour: Partial<StandInBehaviour>, prompt = PROMPT): Promise<Record<string, unknown>[]> {
  const { llama } = await told(behaviour);
  return JSON.parse((await llama.ask(prompt, NEVER)).text).patterns;
}

describe('the stand-in', () => {
  test('answers over HTTP what it answers without', async () => {
    for (const inflate of [false, true]) {
      const { llama } = await told({ inflate });
      expect(await llama.ask(PROMPT, NEVER)).toEqual(standInAnswer(PROMPT, { inflate }));
    }
  });

  test('names itself, counts tokens as Llama 3 does, and costs nothing', async () => {
    const { llama } = await told({});
    const answer = await llama.ask(PROMPT, NEVER);
    expect(answer).toMatchObject({
      model: STAND_IN_MODEL,
      tokens: { ...countTokens(PROMPT), completion: countText(answer.text) },
      costUsd: 0,
      finishReason: 'stop',
    });
  });

  test('counts no schema where none was sent', async () => {
    const { standIn } = await told({});
    const messages = [
      { role: 'system', content: PROMPT.system },
      { role: 'user', content: PROMPT.document },
    ];
    const body = JSON.stringify({ model: 'any', messages, response_format: { type: 'json_object' } });
    const answer = await fetch(`${standIn.url}/chat/completions`, { method: 'POST', body });
    const { prompt } = countTokens({ ...PROMPT, answerSchema: {} });
    expect(await answer.json()).toMatchObject({ usage: { prompt_tokens: prompt, estimated: true } });
  });

  test('answers equal requests equally, whatever came between', async () => {
    const { llama } = await told({ inflate: true, seed: 3 });
    const first = await llama.ask(PROMPT, NEVER);
    await llama.ask(showing(FRIDAY_MOVIES), NEVER);
    expect(await llama.ask(PROMPT, NEVER)).toEqual(first);
  });

  test('inflates from the moment it is told to', async () => {
    const { standIn, llama } = await told({});
    standIn.become({ inflate: true });
    expect(await llama.ask(PROMPT, NEVER)).toEqual(standInAnswer(PROMPT, { inflate: true }));
  });

  test.each([
    ['next', 0, '2026-11-23T06:00:00.000Z', '2026-11-27T18:30:00.000Z'],
    ['a week late', 1, '2026-11-16T06:00:00.000Z', '2026-11-20T18:30:00.000Z'],
  ])('in the old format says only when, %s with seed %i', async (_, seed, news, movies) => {
    const answered = await patterns({ answer: 'old_format', seed });
    expect(answered.map((pattern) => pattern.trigger_time)).toEqual([news, movies]);
    for (const pattern of answered) {
      expect(Object.keys(pattern)).toEqual([
        'pattern_type',
        'confidence',
        'predicted_action',
        'predicted_query',
        'trigger_time',
      ]);
    }
  });

  test('puts prose and a fence around the answer when told to', async () => {
    const { standIn, llama } = await told({});
    const plain = (await llama.ask(PROMPT, NEVER)).text;
    standIn.become({ answer: 'markdown' });
    expect((await llama.ask(PROMPT, NEVER)).text).toContain(`\n\`\`\`json\n${plain}\n\`\`\`\n`);
  });

  test('cuts the answer in the middle and says why when told to', async () => {
    const { llama } = await told({ answer: 'half_json' });
    const answer = await llama.ask(PROMPT, NEVER);
    expect(answer.finishReason).toBe('length');
    expect(() => JSON.parse(answer.text)).toThrow(SyntaxError);
  });

  test.each(['html', 'empty_choices'] as const)('is unreadable with %s', async (answer) => {
    const { llama } = await told({ answer });
    expect(await failureOf(llama.ask(PROMPT, NEVER))).toMatchObject({ kind: 'transient', code: 'LLAMA_UNREADABLE' });
  });

  test('says a fixed text whatever was asked', async () => {
    const { llama } = await told({ answer: { fixed: 'as you like' } });
    const prompt = { ...PROMPT, document: 'no document' };
    expect((await llama.ask(prompt, NEVER)).text).toBe('as you like');
  });

  test('fails the told share of calls with the told status', async () => {
    const { standIn, llama } = await told({ failRate: 0.5, failStatus: 429, retryAfter: '2', seed: 5 });
    const codes = [];
    for (let call = 0; call < 40; call += 1) {
      codes.push(
        await llama.ask(PROMPT, NEVER).then(
          () => 'ok',
          ({ code }) => code,
        ),
      );
    }
    const failed = codes.filter((code) => code === 'LLAMA_RATE_LIMITED').length;
    expect(failed).toBeGreaterThan(8);
    expect(failed).toBeLessThan(32);
    expect(standIn.stats()).toMatchObject({ calls: 40, answered: 40 - failed, failed });
  });
});
