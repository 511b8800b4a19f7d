import { type Prompt, PromptDocument, WEEKDAYS } from '@ambia/prediction';
import { z } from 'zod';
import { readJson } from './bad-request.ts';

const Readable = PromptDocument.extend({
  now: z.iso.datetime('expected an ISO 8601 date in UTC'),
  local: z.string().regex(new RegExp(`^(${WEEKDAYS.join('|')}) \\d\\d:\\d\\d$`), 'expected a weekday and HH:MM'),
});

/** The PromptDocument of a prompt. Throws BadRequest. */
export function readDocument({ document }: Pick<Prompt, 'document'>): PromptDocument {
  return readJson(Readable, document, 'the last user message');
}
