import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { RunState } from '../../src/actors/run/run-state.ts'
import { statusOf } from '../../src/actors/run/run-state.ts'
import type { Json } from '../../src/core/json.ts'
import type { StoredEvent } from '../../src/core/store/store.ts'

/** A run as a release of the program recorded it: its events, and what that release itself saw of them. */
export interface History {
  /** The release that wrote it. */
  readonly version: string
  readonly name: string
  readonly events: readonly StoredEvent[]
  /** The state after some of the events, by seq: what people see, in words that stay the same from release to release. */
  readonly seen: Readonly<Record<number, Json>>
}

const folder = new URL('../fixtures/histories/', import.meta.url)

/** Every history of every release. */
export function recordedHistories(): readonly History[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json.gz'))
    .map((file) => JSON.parse(gunzipSync(readFileSync(new URL(file, folder))).toString('utf8')) as History)
}

/** What a later release has to see in a state as the one that recorded it did. */
export function viewOf(state: RunState): Json {
  const { context: run, value } = state.run
  return {
    status: statusOf(state),
    progress: value.progress,
    control: value.control,
    personas: Object.fromEntries([...state.personas].map(([id, persona]) => [id, persona.value])),
    marking: (run.play?.marking ?? null) as unknown as Json,
    variables: (run.play?.variables ?? null) as Json,
    clauses: run.clauses.map(({ id, kind }) => `${id} ${kind}`),
    attempts: run.attempts.map(
      ({ step, attempt, phase, state: at, stage, round, persona }) =>
        `${phase} ${step}/${attempt} ${at} ${stage} round ${round} by ${persona}`,
    ),
    entries: run.entries.map(({ id, kind, author, sha256 }) => `${id} ${kind} by ${author} ${sha256.slice(0, 12)}`),
    handoffs: run.handoffs.map(({ id, from, to, entries }) => `${id} ${from} → ${to} ${entries.join(' ')}`),
    approvals: run.approvals.map(({ id, about, answer }) => `${id} ${about} ${answer?.decision ?? 'open'}`),
    locked: run.locked?.sha256 ?? null,
    tests: run.testRun?.tests.map(({ name, status }) => `${name} ${status}`) ?? null,
    usage: { calls: run.usage.calls, costUsd: run.usage.costUsd },
    outcome: run.outcome as unknown as Json,
    error: run.error,
  }
}
