import type { Backend, Backends } from '@ambia/backends';
import { slotText } from '@ambia/prediction';
import { redisAddress } from '@ambia/queue';
import { mysqlPlace } from '../addresses.ts';
import type { ImportReport } from '../import/import-file.ts';
import { clockUtc, count, counted } from '../show/amounts.ts';
import { pairs } from '../table.ts';
import type { BoardInUse } from './board.ts';
import { type LlamaInUse, llamaText } from './llama.ts';
import type { RunFolder } from './run-folder.ts';
import { SAMPLE_CREDIT } from './sample.ts';

/** Everything that a start came to be. */
export interface Started {
  readonly board: BoardInUse;
  readonly backends: Backends;
  readonly folder: RunFolder;
  readonly llama: LlamaInUse;
  readonly sample: ImportReport | null;
  /** Cron, in UTC. */
  readonly schedule: string;
  /** Milliseconds since the epoch. */
  readonly nextTick: number;
}

/** What people read first. */
export function bannerText({ board, backends, folder, llama, sample, schedule, nextTick }: Started): string {
  const { redis, mysql } = backends;
  return pairs([
    ['ambia', 'finds what people will need next and when, and queues it'],
    ['', ''],
    ['board', `${board.url}  user ${board.user}, password ${board.password ?? 'as configured (BOARD_PASSWORD)'}`],
    ['redis', `${redis.version} at ${redisAddress(redis.address.url)}, ${redis.description}`],
    ['database', `${mysql.version} at ${mysqlPlace(mysql.address)}, ${mysql.description}`],
    ['data', dataText(backends)],
    ...(folder.own ? [['logs', `${folder.path}, gone when this ends`] as const] : []),
    ['llama', llamaText(llama)],
    ['schedule', `${schedule} (UTC), next tick ${clockUtc(nextTick)}`],
    ['sample', sampleText(sample)],
  ]);
}

/** The same for a program. */
export function bannerDocument({ board, backends, llama, sample, schedule, nextTick }: Started): object {
  const { redis, mysql } = backends;
  return {
    board,
    redis: { ...backendDocument(redis), address: redisAddress(redis.address.url) },
    database: { ...backendDocument(mysql), address: mysqlPlace(mysql.address) },
    llama: { stand_in: llama.standIn, model: llama.model, base_url: llama.baseUrl },
    schedule: { pattern: schedule, next_tick: slotText(nextTick) },
    sample: sample === null ? null : { ...sample, credit: SAMPLE_CREDIT },
  };
}

function backendDocument(backend: Backend<unknown>): object {
  const { version, origin, startedByUs, persistent, dataFolder } = backend;
  return { version, origin, started_by_us: startedByUs, persistent, data_folder: dataFolder };
}

/** Where what is ours stays; of what was configured we know nothing. */
function dataText({ redis, mysql }: Backends): string {
  const ours = [redis, mysql].filter((backend) => backend.startedByUs);
  if (ours.length === 0) return 'where REDIS_URL and DB_HOST point: nothing was started here';
  const folders = ours.map(({ persistent, dataFolder }) => (persistent ? (dataFolder ?? 'kept') : GONE));
  return [...new Set(folders)].join('\n');
}

const GONE = 'ephemeral, gone when this ends';

function sampleText(sample: ImportReport | null): string {
  if (sample === null) return 'none: it only ever goes into a database that this command started';
  const { events, people } = sample;
  return `${count(events)} events of ${counted(people, 'person', 'people')}\n${SAMPLE_CREDIT}`;
}
