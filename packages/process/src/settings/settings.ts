/** How to reach the MySQL or MariaDB server. */
export interface MySqlSettings {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Empty where the user has none. */
  readonly password: string;
  readonly database: string;
}

export interface LlamaSettings {
  /** Null without a key. */
  readonly apiKey: string | null;
  /** Without trailing slash. Together's where neither a key nor a stand-in is set: the caller decides what that means. */
  readonly baseUrl: string;
  /** True where no key is set and `baseUrl` is a stand-in's. */
  readonly standIn: boolean;
  readonly model: string;
  /** Calls in flight per process. */
  readonly concurrency: number;
  /** Of all workers together; null: any number. */
  readonly callsPerMinute: number | null;
  /** Of the runs of one day in UTC; null: any number. */
  readonly dailyTokens: number | null;
  readonly timeoutMs: number;
  /** US dollars. */
  readonly usdPerMillionTokens: number;
}

export interface BoardSettings {
  /** Loopback where there is no password and nothing else was asked for. */
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly user: string;
  readonly password: string | null;
  /** Whether jobs may be changed on the board. */
  readonly write: boolean;
}

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** Everything a process of ours can be told, read once and frozen. */
export interface Settings {
  /** Null where nothing is set: `start` may then run its own. */
  readonly mysql: MySqlSettings | null;
  /** Null where nothing is set: `start` may then run its own. */
  readonly redis: { readonly url: string } | null;
  readonly llama: LlamaSettings;
  /** 0 to 1: kept as a pattern from `keep` on, queued from `queue` on. */
  readonly confidence: { readonly keep: number; readonly queue: number };
  readonly calibration: 'auto' | 'shadow' | 'off';
  readonly reanalyzeAfterMs: number;
  readonly horizonMinutes: number;
  readonly activeDays: number;
  readonly historyDays: number;
  /** Cron pattern in UTC of 5 or 6 fields; only its shape was checked. */
  readonly schedule: string;
  /** IANA. */
  readonly timeZone: string;
  readonly leadMinutes: number;
  readonly jobDeadlineMinutes: number;
  /** Null: detect it. */
  readonly generationJobType: string | null;
  readonly workerConcurrency: number;
  readonly lockSeconds: number;
  readonly shutdownGraceSeconds: number;
  /** Of every key in Redis. */
  readonly prefix: string;
  readonly board: BoardSettings;
  /** Port 0 takes any free one. */
  readonly health: { readonly host: string; readonly port: number };
  readonly logLevel: LogLevel;
}
