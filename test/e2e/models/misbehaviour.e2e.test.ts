import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventsOf } from '../../support/run-log.ts'
import { figure, readScrape } from '../../telemetry/scrape.ts'
import { type Case, cases, formats, mostRequests, waitOf } from './misbehaviour-cases.ts'
import { openStage, playAll, type Played, type Stage } from './misbehaviour-play.ts'

let stage: Stage
let played: ReadonlyMap<Case, Played>
let figures: ReturnType<typeof readScrape>
beforeAll(async () => {
  stage = await openStage()
  played = await playAll(stage)
  figures = readScrape(await (await fetch(`${stage.node.url}/metrics`)).text())
  console.log(table(cases.map((one) => row(one, seen(one)))))
}, 180_000)
afterAll(() => stage.close())

function seen(one: Case): Played {
  const found = played.get(one)
  if (found === undefined) throw new Error(`${one.format}/${one.model} was not played.`)
  return found
}

/**
 * Requests that were needed: one for each answer that the run used, and one for each that the server spoilt (an answer that
 * drips and still comes in time is not spoilt). What goes beyond that is extra.
 */
function count({ requests, events }: Played) {
  const used = eventsOf(events, 'ModelAnswered').length
  const refused = eventsOf(events, 'AnswerRefused').length
  const failed = eventsOf(events, 'ActivityFailed').length
  const spoilt = requests.filter(
    ({ misbehaviour, outcome }) => misbehaviour !== null && !(misbehaviour === 'slow_drip' && outcome === 'answered'),
  ).length
  return {
    requests: requests.length,
    calls: used + refused + failed,
    used,
    spoilt,
    extra: requests.length - used - spoilt,
  }
}

function row({ kind, format, share }: Case, one: Played): readonly (string | number)[] {
  const { requests, calls, used, spoilt, extra } = count(one)
  const waited = one.asked.length === 0 ? '' : `, asked ${one.asked.length} times`
  const reason = one.asked.at(-1)?.reason?.replaceAll(/\s+/g, ' ') ?? ''
  const end = reason.length > 200 ? `… ${reason.slice(-160)}` : reason
  return [kind, format, share, requests, calls, used, spoilt, extra, `${one.run.status}${waited}`, end]
}
const columns = ['kind', 'provider', 'share', 'requests', 'calls', 'used', 'spoilt', 'extra', 'outcome', 'reason']
const table = (rows: readonly (readonly (string | number)[])[]): string =>
  [columns, ...rows].map((cells) => cells.join(' | ')).join('\n')

describe.each(cases)('$kind of $format $share', (one) => {
  const { share } = one
  test('ends the run or lets it wait with the reason, for no request too many, counted to the token', () => {
    const { run, asked, requests } = seen(one)
    const waitsFor = waitOf(one)
    expect(run.status).toBe(waitsFor === null || share === 'at times' ? 'COMPLETED' : 'WAITING')
    expect(asked.length).toBe(waitsFor === null ? 0 : share === 'at times' ? 2 : 1)
    for (const { about, reason } of asked) {
      expect(about).toBe(waitsFor?.about)
      expect(reason).toMatch(waitsFor?.reason ?? /^$/)
    }
    const { extra, used, spoilt } = count(seen(one))
    expect(extra * 10).toBeLessThanOrEqual(used + spoilt)
    expect(requests.length).toBeLessThanOrEqual(mostRequests(one) ?? Infinity)
    const told = requests.flatMap(({ usage }) => usage ?? [])
    const { possiblyPaidTwice, ...tokens } = run.usage
    expect(tokens).toEqual({
      inputTokens: told.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
      outputTokens: told.reduce((sum, { outputTokens }) => sum + outputTokens, 0),
    })
    // What the node cut off may be more than what the server charged for: an error can come too late to be heard.
    expect(possiblyPaidTwice).toBe(unheard(one))
    const chargedUntold = requests.filter(({ usage, charged }) => usage === null && charged !== null)
    expect(possiblyPaidTwice).toBeGreaterThanOrEqual(chargedUntold.length)
  })
})

/** Requests of which the node says that it does not know what became of them. */
function unheard({ format: provider, model }: Case): number {
  const counts = ['timeout', 'cut_off', 'connection'].map((outcome) =>
    figure(figures, 'g1_model_requests_total', { provider, model, outcome }),
  )
  return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
}

test('nothing hangs: no request is open, nothing is under way or in line', () => {
  for (const { requests } of played.values()) expect(requests.filter(({ endedAt }) => endedAt === null)).toEqual([])
  expect(figure(figures, 'g1_activities_under_way', { kind: 'think' })).toBe(0)
  for (const provider of formats) expect(figure(figures, 'g1_model_requests_waiting', { provider })).toBe(0)
})
