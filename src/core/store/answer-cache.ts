import type { Sha256 } from '../ids.ts'

/** An answer of a model, under the hash of the request that it answers. */
export interface KeptAnswer {
  readonly request: Sha256
  /** Who answered: `provider/model`. */
  readonly model: string
  readonly content: string
}

/** How long an answer may be given again, in hours, by the database's clock. */
export const answerLifeHours = 24

/** Answers of models of the last 24 hours, for all nodes. An entry that is missing costs money and breaks nothing. */
export interface AnswerCache {
  /** The answer to the first of these requests that has one. */
  find(requests: readonly Sha256[]): Promise<KeptAnswer | null>
  /** Keeps an answer from now on, in the place of an earlier one; removes some of those whose time is over. */
  put(answer: KeptAnswer): Promise<void>
  /** The answers to these requests are not given again. */
  forget(requests: readonly Sha256[]): Promise<void>
}
