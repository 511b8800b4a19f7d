import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Complaint } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';
import type { Notes } from './notes.ts';
import { NotesFile } from './notes-form.ts';

/** To what notes belong: with anything else they would tell of another backtest. */
export type Belongs = Pick<NotesFile, 'log' | 'options'>;

/**
 * Notes in a file, written anew after every day, readable by its owner alone: they hold people's words.
 * @throws Complaint where the file is there and is of another backtest, or no notes
 */
export function openNotesFile(path: string, name: string, belongs: Belongs): Notes {
  let notes: NotesFile = existsSync(path) ? readNotes(path, name, belongs) : { v: 1, ...belongs, ends: {}, states: {} };
  const write = (changed: NotesFile) => {
    notes = changed;
    writeFileSync(`${path}.draft`, JSON.stringify(notes), { mode: 0o600 });
    renameSync(`${path}.draft`, path);
  };
  return {
    of(replay) {
      const { [replay]: done } = notes.ends;
      const { [replay]: state } = notes.states;
      if (done !== undefined) return { done };
      return state === undefined ? null : { state };
    },
    put: (replay, state) => write({ ...notes, states: { [replay]: state } }),
    end: (replay, done) => write({ ...notes, states: {}, ends: { ...notes.ends, [replay]: done } }),
  };
}

function readNotes(path: string, name: string, belongs: Belongs): NotesFile {
  const read = NotesFile.safeParse(parsed(path, name));
  if (!read.success) throw noNotes(name, 'is not of the form that this version writes');
  if (read.data.log !== belongs.log) throw ofAnother(name, 'the notes are of another log');
  const differing = Object.keys({ ...belongs.options, ...read.data.options })
    .filter((key) => belongs.options[key] !== read.data.options[key])
    .map((key) => `${key} was ${read.data.options[key] ?? 'not set'} and is ${belongs.options[key] ?? 'not set'}`);
  if (differing.length > 0) throw ofAnother(name, differing.join(', '));
  return read.data;
}

function parsed(path: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'it is no JSON';
    throw noNotes(name, `cannot be read (${code})`);
  }
}

function noNotes(name: string, why: string): Complaint {
  const text = `${name} ${why}; expected what an earlier --resume ${name} wrote: remove it to begin anew`;
  return new Complaint(EXIT.badInput, 'BACKTEST_NOTES', text);
}

function ofAnother(name: string, why: string): Complaint {
  const text = `${name} is of another backtest: ${why}; give the same file and options as then, or another --resume`;
  return new Complaint(EXIT.badInput, 'BACKTEST_OTHER_NOTES', text);
}
