import { messageOf } from '../../core/errors.ts'
import type { Sha256 } from '../../core/ids.ts'
import type { Logger } from '../../core/logger.ts'
import type { ModelAnswer } from '../../core/provider.ts'
import type { AnswerCache } from '../../core/store/answer-cache.ts'
import type { Candidate } from './candidate.ts'
import { questionKey, requestKey } from './request-key.ts'

const costsNothing = { inputTokens: 0, outputTokens: 0, costUsd: 0 }

/** Earlier answers to identical requests. Where they cannot be reached a call is made as if there were none. */
export class AnswerKeeper {
  readonly #cache: AnswerCache
  readonly #logger: Logger
  /** Answers that were given again. */
  given = 0

  constructor(cache: AnswerCache, logger: Logger) {
    this.#cache = cache
    this.#logger = logger
  }

  /** The answer that one of the models gave before, the first of them first; null: none did. */
  async find(candidates: readonly Candidate[]): Promise<ModelAnswer | null> {
    const kept = await this.#tried('found', () => this.#cache.find(keysOf(candidates)))
    if (kept === null) return null
    this.given += 1
    return { content: kept.content, model: kept.model, usage: costsNothing, cached: true }
  }

  /** The reply to a call, for the next who asks the same. */
  async keep({ line, call }: Candidate, answer: ModelAnswer): Promise<void> {
    const request = requestKey(questionKey(call), line.route, call)
    await this.#tried('kept', () => this.#cache.put({ request, model: answer.model, content: answer.content }))
  }

  /** What was answered to this cannot be used: the next who asks shall get another answer. */
  async forget(candidates: readonly Candidate[]): Promise<void> {
    await this.#tried('forgotten', () => this.#cache.forget(keysOf(candidates)))
  }

  async #tried<Result>(what: string, work: () => Promise<Result>): Promise<Result | null> {
    try {
      return await work()
    } catch (error) {
      this.#logger.warn({ error: messageOf(error) }, `an earlier answer of a model could not be ${what}`)
      return null
    }
  }
}

const keysOf = (candidates: readonly Candidate[]): readonly Sha256[] => {
  const [first] = candidates
  if (first === undefined) return []
  const question = questionKey(first.call)
  return candidates.map(({ line, call }) => requestKey(question, line.route, call))
}
