import type { Fault } from '../fault.ts';
import { killedAgainAndAgain } from './01-killed-again-and-again.ts';
import { killedWithJobsInHand } from './02-killed-with-jobs-in-hand.ts';
import { frozenPastItsLock } from './03-frozen-past-its-lock.ts';
import { crashAtPhases } from './04-crash-at-phases.ts';
import { redisKilled } from './05-redis-killed.ts';
import { redisLosesItsData } from './06-redis-loses-its-data.ts';
import { repliesLost } from './07-replies-lost.ts';
import { redisRefusesWrites } from './08-redis-refuses-writes.ts';
import { redisAway } from './09-redis-away.ts';
import { sigtermUnderLoad } from './10-sigterm-under-load.ts';
import { manyAtOnce } from './11-many-at-once.ts';
import { allAway } from './12-all-away.ts';
import { slowTick } from './13-slow-tick.ts';
import { wrongClocks } from './14-wrong-clocks.ts';
import { mysqlTroubled } from './15-mysql-troubled.ts';
import { toldToWait } from './16-told-to-wait.ts';
import { aThirdOfTheCallsFail } from './17-a-third-of-the-calls-fail.ts';
import { brokenAnswers } from './18-broken-answers.ts';
import { breaker } from './19-breaker.ts';
import { llamaDead } from './20-llama-dead.ts';
import { poison } from './21-poison.ts';
import { hijackedLlama } from './22-hijacked-llama.ts';
import { canaries } from './23-canaries.ts';
import { versions } from './24-versions.ts';
import { anHour } from './25-an-hour.ts';

/** In the order in which they are taken up: five that take long begin, so that the lanes end together. */
export const ALL: readonly Fault[] = [
  breaker,
  toldToWait,
  killedAgainAndAgain,
  canaries,
  repliesLost,
  killedWithJobsInHand,
  frozenPastItsLock,
  crashAtPhases,
  redisKilled,
  redisLosesItsData,
  redisRefusesWrites,
  redisAway,
  sigtermUnderLoad,
  manyAtOnce,
  allAway,
  slowTick,
  wrongClocks,
  mysqlTroubled,
  aThirdOfTheCallsFail,
  brokenAnswers,
  llamaDead,
  poison,
  hijackedLlama,
  versions,
];

/** Staged only where they are named. */
export const ON_DEMAND: readonly Fault[] = [anHour];
