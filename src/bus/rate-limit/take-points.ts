import { type Asked, refillMs, slackMs, type Taken } from './bucket.ts'

/**
 * `takeFrom` as one step of a Redis server, by its own clock. KEYS[1] holds when the bucket is full, in milliseconds since
 * 1970; it expires by itself at that moment. ARGV: milliseconds in which the whole bucket fills, and in which the wanted points
 * do. Numbers travel as text, because Lua's become integers on the way out.
 */
const script = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local capacity, wanted = tonumber(ARGV[1]), tonumber(ARGV[2])
local full = tonumber(redis.call('GET', KEYS[1]) or '') or now
local empty = math.min(math.max(full - now, 0), capacity)
local granted = 0
if empty + wanted <= capacity + ${slackMs} then
  granted = 1
  empty = empty + wanted
end
if empty > 0 then
  redis.call('SET', KEYS[1], string.format('%.3f', now + empty), 'PX', math.ceil(empty))
end
return {granted, string.format('%.3f', empty)}
`

/** Carries out a script with one key. */
export type Evaluate = (script: string, key: string, values: readonly string[]) => Promise<unknown>

/** Takes points from the bucket of this name. Rejects where the server does not answer, or not as it should. */
export async function takePoints(evaluate: Evaluate, key: string, asked: Asked): Promise<Taken> {
  const { limit, restorePerSecond } = asked
  const capacityMs = refillMs({ points: limit, restorePerSecond })
  // What no bucket holds is refused whatever it is; a number like 1e+308 would be no number to Lua's formats.
  const wantedMs = Math.min(refillMs(asked), 2 * capacityMs)
  const answer = await evaluate(script, key, [capacityMs.toFixed(3), wantedMs.toFixed(3)])
  const [granted, empty] = Array.isArray(answer) ? (answer as readonly unknown[]).map(Number) : []
  if (granted === undefined || empty === undefined || !(empty >= 0 && empty <= capacityMs + 1)) {
    throw new Error(
      `Found ${JSON.stringify(answer)} as the state of a bucket, expected whether points were granted and how empty it is.`,
    )
  }
  return { granted: granted === 1, emptyMs: empty }
}
