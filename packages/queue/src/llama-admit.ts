import { AWAY_TRIAL_MS } from './llama-away.ts';
import { PACE } from './llama-pace.ts';

/** A second's worth of calls may begin at once, which also forgives waiting callers that come back late. */
const BURST_MS = 1_000;

/**
 * After a pause the pace doubles from two calls a second up to the one configured, or for a minute (8,192 a second)
 * where none is: an endpoint that just asked for a pause is not met by everyone who waits.
 */
const RAMP = { firstGapMs: 500, doublesEveryMs: 5_000, lastsMs: 60_000 };

/** Whoever waits comes back at most 100 a second: each has their history read again before they ask. */
const LINE_GAP_MS = 10;

/** A job that comes back a little early would lose its place. */
const MARGIN_MS = 20;

/** While a trial is under way nobody comes back sooner. */
const TRIAL_MS = 1_000;

/**
 * May a call be made now? Answers `go`, `probe` with its number, or `wait` with milliseconds and the reason.
 * ARGV: calls a minute (0: any number), whether urgent (1 or 0), patience in ms, lease of a probe in ms.
 */
export const ADMIT = `${PACE}
local wanted, urgent, patience, lease = tonumber(ARGV[1]), ARGV[2] == '1', ARGV[3] * 1000, ARGV[4] * 1000

local function gap(at, resumed)
  local even = wanted > 0 and 60000000 / wanted or 0
  local age = math.max(0, at - resumed)
  if resumed == 0 or age > ${RAMP.lastsMs}000 then return even end
  return math.max(even, ${RAMP.firstGapMs}000 / 2 ^ (age / ${RAMP.doublesEveryMs}000))
end

local function wait(place)
  return {'wait', math.ceil(math.min(patience, place - now + ${MARGIN_MS}000) / 1000), code or 'PACE'}
end

local function spacing(place, resumed)
  if closed == 'away' then return ${AWAY_TRIAL_MS}000 end
  return math.max(gap(place, resumed), ${LINE_GAP_MS}000)
end

-- A place beyond the caller's patience is never taken, so it does not lengthen the line.
local function queue(earliest, resumed)
  if urgent then return wait(earliest) end
  local place = math.max(fleet.tail, earliest)
  if place - now <= patience then
    keep('tail', place + spacing(place, resumed))
  end
  return wait(place)
end

if closed == 'away' then
  if now < fleet.reopens then return queue(fleet.reopens) end
  -- Half the time: whoever has the next place comes a little early or late.
  keep('reopens', now + ${AWAY_TRIAL_MS}000 / 2)
  return {'go', 0}
end
if closed then
  if now < fleet.reopens then return queue(fleet.reopens, fleet.reopens) end
  if now < fleet.lease then return queue(now + ${TRIAL_MS}000, now) end
  keep('lease', now + lease)
  return {'probe', redis.call('HINCRBY', KEYS[1], 'probe', 1)}
end
local step = gap(now, fleet.resumed)
if step == 0 then return {'go', 0} end
if fleet.tat - now > ${BURST_MS}000 then
  return queue(urgent and fleet.tat - ${BURST_MS}000 or fleet.tat, fleet.resumed)
end
keep('tat', math.max(fleet.tat, now) + step)
return {'go', 0}
`;
