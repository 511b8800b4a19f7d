import { AWAY_TRIAL_MS, OUTAGE } from './llama-away.ts';
import { PACE } from './llama-pace.ts';

/** Trials while a breaker is open, counted from the end of the last: at most five in any minute, the whole fleet's. */
const TRIAL_EVERY_MS = 15_000;

/**
 * What an ended call changes. Answers `closed`, `reopened` or `returned` (after an outage) to the one caller whose call
 * did it, else `same`; and, where the call failed because Llama is away, the milliseconds until its caller's own trial.
 * ARGV: number of the probe (empty where it was none), ending (`well`, `asked_to_wait`, `broken`, `failed`, `aborted`,
 * `otherwise`), code, milliseconds to wait, whose call.
 *
 * After an outage there is no ramp as after a pause: the endpoint did not ask for one, and meets no more calls at once
 * than before, which the workers' concurrency and the rate bound.
 */
export const ENDED = `${PACE}
local ending, ms = ARGV[2], ARGV[4] * 1000
local trial = ARGV[1] ~= '' and closed and redis.call('HGET', KEYS[1], 'probe') == ARGV[1]

local function close(as, reopens)
  redis.call('HSET', KEYS[1], 'closed', as, 'code', ARGV[3])
  keep('reopens', math.max(fleet.reopens, reopens))
end

local function lastPlace()
  local place = math.max(fleet.tail, now + ${AWAY_TRIAL_MS}000)
  keep('tail', place + ${AWAY_TRIAL_MS}000)
  return math.ceil((place - now) / 1000)
end

if ending == 'failed' then
  redis.call('SADD', KEYS[2], ARGV[5])
  if fleet.failing == 0 then
    fleet.failing = now
    keep('failing', now)
  end
end
local away = fleet.failing > 0 and now - fleet.failing >= ${OUTAGE.lastsMs}000
  and redis.call('SCARD', KEYS[2]) >= ${OUTAGE.people}
if ending == 'well' then
  redis.call('HDEL', KEYS[1], 'failing')
  redis.call('DEL', KEYS[2])
end

if trial then redis.call('HDEL', KEYS[1], 'lease') end
if ending == 'broken' then
  close('breaker', now + ${TRIAL_EVERY_MS}000)
  return {closed == 'breaker' and 'same' or 'closed'}
end
if closed == 'breaker' and trial and ending ~= 'well' then
  keep('reopens', now + math.max(ms, ${TRIAL_EVERY_MS}000))
  return {'same'}
end
if ending == 'asked_to_wait' and closed ~= 'breaker' then
  close('pause', now + ms)
  return {closed and 'same' or 'closed'}
end
if ending == 'failed' and away and closed ~= 'breaker' then
  if closed ~= 'away' then close('away', now + ${AWAY_TRIAL_MS}000) end
  return {closed and 'same' or 'closed', lastPlace()}
end
local opens = trial and ending ~= 'aborted' or closed == 'away' and ending == 'well'
if not opens then return {'same'} end
redis.call('HDEL', KEYS[1], 'closed', 'code', 'reopens')
keep('tat', now)
if closed ~= 'away' then keep('resumed', now) end
if not away then return {'reopened'} end
-- Whoever waits is sent for, and leaves no line behind.
redis.call('HDEL', KEYS[1], 'tail')
return {'returned'}
`;
