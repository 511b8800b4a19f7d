import type { LlamaAnswer } from '@ambia/prediction';
import { oldFormatAnswer, standInAnswer, worded } from './answer.ts';
import type { StandInBehaviour } from './behaviour.ts';
import { json, type Reply } from './reply.ts';
import { type ChatRequest, promptOf } from './request.ts';

const PAGE = '<!doctype html><html><head><title>Please wait</title></head><body><h1>Please wait</h1></body></html>';

/** The answer to a call that does not fail. Throws BadRequest where the document is needed and is none. */
export function complete(request: ChatRequest, behaviour: StandInBehaviour, call: number): Reply {
  const { answer: kind } = behaviour;
  const prompt = promptOf(request);
  if (typeof kind === 'object') return completion(worded(prompt, kind.fixed), call);
  if (kind === 'html') return { status: 200, headers: { 'content-type': 'text/html' }, body: PAGE };
  if (kind === 'empty_choices') return json(200, { ...frame(worded(prompt, ''), call), choices: [] });
  if (kind === 'old_format') return completion(oldFormatAnswer(prompt, behaviour), call);
  const answer = standInAnswer(prompt, behaviour);
  const { text } = answer;
  if (kind === 'markdown') return completion(worded(prompt, markdown(text)), call);
  if (kind === 'half_json') return completion({ ...worded(prompt, half(text)), finishReason: 'length' }, call);
  return completion(answer, call);
}

function markdown(text: string): string {
  return `Here are the patterns I found:\n\n\`\`\`json\n${text}\n\`\`\`\n\nLet me know if you need anything else.`;
}

function half(text: string): string {
  return text.slice(0, Math.ceil(text.length / 2));
}

function completion(answer: LlamaAnswer, call: number): Reply {
  const message = { role: 'assistant', content: answer.text };
  return json(200, {
    ...frame(answer, call),
    choices: [{ index: 0, message, finish_reason: answer.finishReason }],
  });
}

/** Its usage is an estimate of Llama 3's, and named so. */
function frame({ model, tokens }: LlamaAnswer, call: number) {
  const usage = {
    prompt_tokens: tokens.prompt,
    completion_tokens: tokens.completion,
    total_tokens: tokens.prompt + tokens.completion,
    estimated: true,
  };
  return {
    id: `stand-in-${call}`,
    object: 'chat.completion',
    created: Math.floor(Date.now() / 1000),
    model,
    usage,
  };
}
