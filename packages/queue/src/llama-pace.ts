/**
 * How the fleet's calls are paced, in Lua for Redis, microseconds by its clock. Everything is in one hash, and what an
 * absent field says is that calls flow: a FLUSHALL costs a second's worth of calls and the reason of a pause.
 *
 * Why not rate-limiter-flexible: its Redis limiter counts fixed windows, two of which meet in twice the rate, and its
 * even spacing holds the caller in a timer of the process. Here a caller is told its own time and lets go.
 *
 * `tat`: when the next call is due at an even pace (GCRA). `tail`: the end of the line of those who were told to wait.
 * `closed`: `pause` or `breaker`, with `code` and `reopens`; from then on one call at a time is tried, `probe` counts
 * them and `lease` is how long the last may take. `resumed`: when a trial last went well.
 * `closed` is `away` where calls fail for everyone; then one begins every second, and `reopens` is the earliest moment
 * for it. `failing`: since when no call has gone well, and KEYS[2] whose have failed since.
 */
export const PACE = `
local fleet = {}
for _, name in ipairs({'tat', 'tail', 'reopens', 'lease', 'resumed', 'failing'}) do
  fleet[name] = tonumber(redis.call('HGET', KEYS[1], name) or '0')
end
local closed = redis.call('HGET', KEYS[1], 'closed')
local code = redis.call('HGET', KEYS[1], 'code')
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]

local function keep(name, value)
  redis.call('HSET', KEYS[1], name, string.format('%.0f', value))
end
`;
