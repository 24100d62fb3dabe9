import type { GraphQLSchema } from 'graphql'
import type { Dice } from './dice.ts'
import type { Material } from './material.ts'
import type { Verdict } from './verdict.ts'

/** Where attempts go to. */
export interface Target {
  /** `http://localhost:8013`. */
  readonly url: string
  readonly schema: GraphQLSchema
  readonly material: Material
  readonly verdict: Verdict
}

/** What came of an attempt. */
export interface Outcome {
  /** How many operations, requests or frames it was. */
  readonly count: number
  /** What it was answered with: statuses and close codes. */
  readonly statuses: readonly string[]
  /** Codes of errors. */
  readonly codes: readonly string[]
  /** What no server should have done. */
  readonly faults: readonly string[]
  /** What was sent, to send it again. */
  readonly sent: string
}

/** Makes something up, sends it and looks at what comes back. */
export type Attempt = (target: Target, dice: Dice) => Promise<Outcome>

/** After so long without an answer a server counts as hanging, in milliseconds. */
export const patienceMs = 30_000
