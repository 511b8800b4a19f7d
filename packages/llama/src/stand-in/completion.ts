import { STAND_IN_MODEL } from '../stand-in-model.ts';
import { patternsText } from './answer.ts';
import type { StandInBehaviour } from './behaviour.ts';
import { json, type Reply } from './reply.ts';
import { type ChatRequest, readDocument } from './request.ts';

const PAGE = '<!doctype html><html><head><title>Please wait</title></head><body><h1>Please wait</h1></body></html>';

/** The answer to a call that does not fail. Throws BadRequest where the document is needed and is none. */
export function complete(request: ChatRequest, behaviour: StandInBehaviour, call: number): Reply {
  const { answer } = behaviour;
  if (typeof answer === 'object') return completion(request, call, answer.fixed, 'stop');
  if (answer === 'html') return { status: 200, headers: { 'content-type': 'text/html' }, body: PAGE };
  if (answer === 'empty_choices') return json(200, { ...frame(request, call, ''), choices: [] });
  const text = patternsText(readDocument(request), behaviour);
  if (answer === 'markdown') return completion(request, call, markdown(text), 'stop');
  if (answer === 'half_json') return completion(request, call, text.slice(0, Math.ceil(text.length / 2)), 'length');
  return completion(request, call, text, 'stop');
}

function markdown(text: string): string {
  return `Here are the patterns I found:\n\n\`\`\`json\n${text}\n\`\`\`\n\nLet me know if you need anything else.`;
}

function completion(request: ChatRequest, call: number, content: string, finish_reason: 'stop' | 'length'): Reply {
  const choices = [{ index: 0, message: { role: 'assistant', content }, finish_reason }];
  return json(200, { ...frame(request, call, content), choices });
}

function frame(request: ChatRequest, call: number, content: string) {
  return {
    id: `stand-in-${call}`,
    object: 'chat.completion',
    created: Math.floor(Date.now() / 1000),
    model: STAND_IN_MODEL,
    usage: usage(request, content),
  };
}

/** An estimate, and named so: about four characters a token, counted over the texts that really went to and fro. */
function usage(request: ChatRequest, content: string) {
  const asked = request.messages.reduce((length, message) => length + message.content.length, 0);
  const prompt_tokens = Math.ceil(asked / 4);
  const completion_tokens = Math.ceil(content.length / 4);
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens, estimated: true };
}
