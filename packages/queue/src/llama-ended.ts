import { PACE } from './llama-pace.ts';

/** Trials while a breaker is open, counted from the end of the last: at most five in any minute, the whole fleet's. */
const TRIAL_EVERY_MS = 15_000;

/**
 * What an ended call changes. Answers `closed` or `reopened` to the one caller whose call did it, else `same`.
 * ARGV: number of the probe (empty where it was none), ending (`well`, `asked_to_wait`, `broken`, `aborted`,
 * `otherwise`), code, milliseconds to wait.
 */
export const ENDED = `${PACE}
local ending, ms = ARGV[2], ARGV[4] * 1000
local trial = ARGV[1] ~= '' and closed and redis.call('HGET', KEYS[1], 'probe') == ARGV[1]

local function close(as, reopens)
  redis.call('HSET', KEYS[1], 'closed', as, 'code', ARGV[3])
  keep('reopens', math.max(fleet.reopens, reopens))
end

if trial then redis.call('HDEL', KEYS[1], 'lease') end
if ending == 'broken' then
  close('breaker', now + ${TRIAL_EVERY_MS}000)
  return closed == 'breaker' and 'same' or 'closed'
end
if closed == 'breaker' and trial and ending ~= 'well' then
  keep('reopens', now + math.max(ms, ${TRIAL_EVERY_MS}000))
  return 'same'
end
if ending == 'asked_to_wait' and closed ~= 'breaker' then
  close('pause', now + ms)
  return closed and 'same' or 'closed'
end
if not trial or ending == 'aborted' then return 'same' end
redis.call('HDEL', KEYS[1], 'closed', 'code', 'reopens')
keep('resumed', now)
keep('tat', now)
return 'reopened'
`;
