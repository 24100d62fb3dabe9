import { fileURLToPath } from 'node:url'
import type { JsonObject } from '../../src/core/json.ts'
import { net, step, workflow } from '../e2e/node/workflows.ts'

/** A brain of one persona, who owes a document. */
export const workerBrain = fileURLToPath(new URL('../fault/brain', import.meta.url))

/** A workflow of steps one after the other, each done by that persona or by a person. */
export function inARow(who: readonly ('worker' | 'person')[]): JsonObject {
  const steps = who.map((one, at) =>
    step(`s${at + 1}`, {
      ...(one === 'worker' ? { who: 'witnessed_worker' } : { by: 'human', who: 'owner' }),
      next: [{ to: at + 1 === who.length ? 'END' : `s${at + 2}`, when: null }],
      clauses: [],
      attempts: 1,
    }),
  )
  return workflow(net(steps)) as JsonObject
}

/** The answer of a model that owes a document, of about so many characters. */
export const documentOf = (characters: number): string =>
  JSON.stringify({ title: 'Note', text: 'x'.repeat(characters), statements: [] })
