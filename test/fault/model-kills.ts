import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startWireProcess } from '../support/wire/start-wire-process.ts'
import { type FormatName, wireKey } from '../support/wire/wire-options.ts'
import type { WireRecord } from '../support/wire/wire-record.ts'
import type { FaultReport } from './fault-run.ts'
import { type Survived, surviveKills } from './kill.ts'
import { randomFrom } from './random.ts'

/** What the model server saw of a run, beside what the run says of itself. */
interface ModelKills {
  readonly survived: Survived
  readonly requests: number
  /** Requests beyond one for each answer: what may have been paid in vain. */
  readonly beyondAnswers: number
  /** Calls that were asked again more often than their server was killed. */
  readonly unexplained: readonly string[]
}

const requirements = 'Members can add books. A book has a title and a number of pages. The title is required.'
const model = { module: new URL('../support/wire/scripted-team-model.ts', import.meta.url).href }

/** Lets a run ask a model server over the wire while its own server is killed at random moments, until it was so often. */
export async function killWhileAsking(of: {
  readonly format: FormatName
  readonly kills: number
  readonly seed: number
  readonly say: (line: string) => void
}): Promise<FaultReport> {
  const random = randomFrom(of.seed)
  const wire = await startWireProcess({ format: of.format, model, pace: { characters: 400, pauseMs: 10 } })
  const folder = await mkdtemp(join(tmpdir(), 'g1 model-kills-'))
  const runs: ModelKills[] = []
  try {
    for (let left = of.kills; left > 0; left -= runs.at(-1)?.survived.kills ?? 0) {
      const before = (await wire.requests()).length
      const env = { ...environmentOf(of.format, wire.url), G1_DATA: join(folder, String(left)) }
      const survived = await surviveKills({ env, requirements, kills: left, random, longestLifeMs: 2_500 })
      const run = seenBoth(survived, (await wire.requests()).slice(before))
      of.say(`${survived.kills} kills, ${run.requests} requests, ${survived.asked.calls} answers: ${survived.status}`)
      runs.push(run)
    }
  } finally {
    await wire.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return report(of.seed, runs)
}

const countedIn = ({ survived: { asked } }: ModelKills): number => asked.possiblyPaidTwice + asked.duplicateCalls

function report(seed: number, runs: readonly ModelKills[]): FaultReport {
  const sum = (of: (run: ModelKills) => number): number => runs.reduce((all, run) => all + of(run), 0)
  const uncounted = runs.filter((run) => run.beyondAnswers > countedIn(run))
  return {
    seed,
    figures: [
      ['kill -9 of the server', sum(({ survived }) => survived.kills)],
      ['runs', runs.length],
      ['requests at the model server', sum(({ requests }) => requests)],
      ['requests without an answer that is used', sum(({ beyondAnswers }) => beyondAnswers)],
      ['counted as possibly paid in vain', sum(countedIn)],
    ],
    broken: {
      'every run is delivered': runs.map(({ survived }) => survived.status).filter((status) => status !== 'COMPLETED'),
      'no answer stands in a log twice': runs.flatMap(({ survived }) => survived.doneTwice),
      'a call is asked again only for a kill': runs.flatMap(({ unexplained }) => unexplained),
      'what brought no answer is counted': uncounted.map((run) => `${run.beyondAnswers}, counted ${countedIn(run)}`),
    },
  }
}

function seenBoth(survived: Survived, requests: readonly WireRecord[]): ModelKills {
  const { calls, cachedAnswers } = survived.asked
  const times = Map.groupBy(requests, ({ idempotencyKey }) => idempotencyKey ?? 'without a key')
  return {
    survived,
    requests: requests.length,
    beyondAnswers: requests.length - (calls - cachedAnswers),
    unexplained: [...times].filter(([, { length }]) => length > survived.kills + 1).map(([key]) => key),
  }
}

function environmentOf(format: FormatName, url: string): Readonly<Record<string, string>> {
  const common = { G1_PROVIDER: format, G1_MODEL_OUTPUT_TOKENS: '64000', G1_LOG: 'error' }
  if (format === 'openai') return { ...common, OPENAI_API_KEY: wireKey, OPENAI_BASE_URL: `${url}/v1` }
  if (format === 'azure') return { ...common, AZURE_OPENAI_API_KEY: wireKey, AZURE_OPENAI_ENDPOINT: url }
  return { ...common, ANTHROPIC_API_KEY: wireKey, ANTHROPIC_BASE_URL: url }
}
