import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream';
import { pipeline as copied } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Complaint } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';
import type { Io } from '../io.ts';

/** Something that can be read from its beginning more than once. */
export interface Source {
  /** For messages. */
  readonly name: string;
  /** Its bytes, unpacked where it is gzip. @throws Complaint */
  bytes(): AsyncGenerator<Uint8Array, void, undefined>;
  /** Removes what was put aside; closing twice is harmless. */
  close(): Promise<void>;
}

/** A file, or standard input for `-`, which is put aside in a temporary file because it is read twice. */
export async function openSource(
  file: string,
  { stdin, folder: from }: Pick<Io, 'stdin' | 'folder'>,
  signal: AbortSignal,
): Promise<Source> {
  if (file !== '-') return { name: file, bytes: () => bytesOf(resolve(from, file), file), close: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'ambia-import-'));
  const close = () => rm(folder, { recursive: true, force: true });
  const spooled = join(folder, 'stdin');
  try {
    await copied(stdin, createWriteStream(spooled, { mode: 0o600 }), { signal });
  } catch (thrown) {
    await close();
    signal.throwIfAborted();
    throw unreadable('standard input', thrown);
  }
  return { name: 'standard input', bytes: () => bytesOf(spooled, 'standard input'), close };
}

async function* bytesOf(path: string, name: string): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    const packed = await isGzip(path);
    const file = createReadStream(path);
    // A failure of either destroys both, and reaches whoever reads.
    yield* packed ? pipeline(file, createGunzip(), () => undefined) : file;
  } catch (thrown) {
    throw unreadable(name, thrown);
  }
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return buffer.equals(Buffer.from([0x1f, 0x8b]));
  } finally {
    await file.close();
  }
}

function unreadable(name: string, thrown: unknown): Complaint {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown error';
  const why = code.startsWith('Z_')
    ? `its gzip data is broken or incomplete (${code})`
    : code === 'ENOENT'
      ? 'there is no such file'
      : `it cannot be read (${code})`;
  return new Complaint(EXIT.badInput, 'IMPORT_UNREADABLE', `${name}: ${why}; expected a TSV or CSV file, gzip or not`);
}
