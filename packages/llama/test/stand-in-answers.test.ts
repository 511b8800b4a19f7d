import { describe, expect, onTestFinished, test } from 'vitest';
import { STAND_IN_MODEL, type StandInBehaviour, startStandIn } from '../src/stand-in/index.ts';
import { clientOf, failureOf, NEVER } from './client-fixture.ts';
import { candidate, FRIDAY_MOVIES, MORNING_NEWS, PROMPT, promptOf, SUNDAY_0835 } from './prompt-fixture.ts';

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
  test('answers the habits in the agreed form, the surest first', async () => {
    expect(await patterns({})).toEqual([
      {
        candidate: 'c2',
        pattern_type: 'time_based',
        confidence: 0.97,
        predicted_action: 'show News  today',
        predicted_query: 'News  today',
        recurrence: {
          days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
          at: '07:00',
          window_minutes: 60,
        },
        reasoning: '30 of the last 30 days between 07:00 and 08:00',
      },
      {
        candidate: 'c1',
        pattern_type: 'time_based',
        confidence: 0.67,
        predicted_action: 'show movies tonight',
        predicted_query: 'movies tonight',
        recurrence: { days: ['friday'], at: '20:00', window_minutes: 60 },
        reasoning: '3 of the last 4 Fridays between 20:00 and 21:00',
      },
    ]);
  });

  test('names itself, estimates tokens from the text, and costs nothing', async () => {
    const { llama } = await told({});
    const answer = await llama.ask(PROMPT, NEVER);
    const prompt = Math.ceil((PROMPT.system.length + PROMPT.document.length) / 4);
    expect(answer).toMatchObject({
      model: STAND_IN_MODEL,
      tokens: { prompt, completion: Math.ceil(answer.text.length / 4) },
      costUsd: 0,
      finishReason: 'stop',
    });
  });

  test('answers twelve patterns at most', async () => {
    const candidates = Array.from({ length: 15 }, (_, index) => candidate(`c${index}`, 'q', MORNING_NEWS.times));
    expect(await patterns({}, promptOf({ ...SUNDAY_0835, candidates }))).toHaveLength(12);
  });

  test('answers equal requests equally, whatever came between and whichever server', async () => {
    const behaviour = { inflate: true, seed: 3 };
    const { llama } = await told(behaviour);
    const first = await llama.ask(PROMPT, NEVER);
    await llama.ask(promptOf({ ...SUNDAY_0835, candidates: [FRIDAY_MOVIES] }), NEVER);
    expect(await llama.ask(PROMPT, NEVER)).toEqual(first);
    expect(await patterns(behaviour)).toEqual(JSON.parse(first.text).patterns);
  });

  test('inflates every confidence to .80 to .95 when told to, by its seed', async () => {
    const candidates = Array.from({ length: 12 }, (_, index) => candidate(`c${index}`, 'q', FRIDAY_MOVIES.times));
    const prompt = promptOf({ ...SUNDAY_0835, candidates });
    const stated = (await patterns({ inflate: true, seed: 1 }, prompt)).map(({ confidence }) => Number(confidence));
    expect(stated).toEqual(stated.toSorted((a, b) => b - a));
    for (const confidence of stated) {
      expect(confidence).toBeGreaterThanOrEqual(0.8);
      expect(confidence).toBeLessThanOrEqual(0.95);
    }
    expect(new Set(stated).size).toBeGreaterThan(1);
    const others = (await patterns({ inflate: true, seed: 2 }, prompt)).map(({ confidence }) => Number(confidence));
    expect(others).not.toEqual(stated);
  });

  test.each([
    ['next', 0, '2026-11-23T06:00:00.000Z', '2026-11-27T19:00:00.000Z'],
    ['a week late', 1, '2026-11-16T06:00:00.000Z', '2026-11-20T19:00:00.000Z'],
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
