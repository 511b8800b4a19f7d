import { resolve } from 'node:path';
import type { Settings } from '@ambia/process';
import { Complaint } from '../../complaint.ts';
import { EXIT } from '../../exit-codes.ts';
import type { Io } from '../../io.ts';
import type { LlamaChoice } from '../options.ts';
import type { BacktestAsked } from '../read-options.ts';
import type { Asked } from './ask.ts';
import { NO_LLAMA } from './none.ts';
import { recordedLlama } from './recorded.ts';
import { beginRecording, recording } from './recording.ts';
import { standInLlama } from './stand-in.ts';
import { togetherLlama } from './together.ts';

/** Whoever is to be asked, one after another. @throws Complaint where one of them cannot be */
export function openLlamas(asked: BacktestAsked, settings: Settings, { folder }: Pick<Io, 'folder'>): Asked[] {
  const llamas = asked.llama.map((choice) => openOne(choice, asked, settings, folder));
  if (asked.record === undefined) return llamas;
  const path = resolve(folder, asked.record);
  // Notes go on where they stopped, and so does what was recorded beside them.
  if (asked.resume === undefined) beginRecording(path);
  return llamas.map((llama) => (llama.calls ? recording(llama, path) : llama));
}

function openOne(choice: LlamaChoice, asked: BacktestAsked, settings: Settings, folder: string): Asked {
  switch (choice) {
    case 'none':
      return NO_LLAMA;
    case 'stand-in':
      return standInLlama(asked.inflate ?? false);
    case 'together':
      return togetherLlama(settings);
    case 'recorded':
      if (asked.answers === undefined) throw noAnswers();
      return recordedLlama(resolve(folder, asked.answers), asked.answers);
  }
}

function noAnswers(): Complaint {
  const text = '--llama recorded needs --answers FILE: what an earlier run wrote with --record FILE';
  return new Complaint(EXIT.usage, 'NO_ANSWERS', text);
}
