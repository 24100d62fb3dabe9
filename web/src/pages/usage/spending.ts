import { figure, part, text } from '../../live/event-data.ts'
import type { Growth } from '../../live/use-grown.ts'
import { add, noFigures, type UsageFigures } from './usage-figures.ts'

/** What one model was asked. */
export interface ModelSpending extends UsageFigures {
  readonly provider: string
  /** As events name it: `provider/model`, or `rules`. */
  readonly model: string
  /** Answers that were off their contract; they are among the calls. */
  readonly refused: number
  readonly refusedUsd: number
}

/** The sum up to a moment. */
export interface SpendingPoint {
  /** In milliseconds since 1970. */
  readonly at: number
  readonly costUsd: number
}

/** What a run has asked of models, as its events say. */
export interface Spending {
  readonly total: UsageFigures
  /** In the order of their first answers. */
  readonly models: readonly ModelSpending[]
  /** What requests cost that brought no answer. */
  readonly unanswered: UsageFigures
  /** Where the sum grew, in order. */
  readonly points: readonly SpendingPoint[]
}

const empty: Spending = { total: noFigures, models: [], unanswered: noFigures, points: [] }

/** The spending of a log. It agrees with `Run.usage` at every event. */
export const spendingOf: Growth<Spending> = {
  empty,
  grow: (before, more) => {
    let { total, unanswered } = before
    const models = new Map(before.models.map((one) => [keyOf(one), one]))
    const points = [...before.points]
    for (const { type, at, data } of more) {
      const refused = type === 'AnswerRefused'
      const answered = refused || type === 'ModelAnswered'
      if (!answered && type !== 'ActivityFailed') continue
      const used = answered ? ofAnswer(data) : ofTokens(part(part(data, 'loss'), 'usage'))
      total = add(total, used)
      if (answered) {
        const of = { provider: text(data, 'provider') ?? '?', model: text(data, 'model') ?? '?' }
        const known = models.get(keyOf(of)) ?? { ...noFigures, ...of, refused: 0, refusedUsd: 0 }
        models.set(keyOf(of), {
          ...known,
          ...add(known, used),
          refused: known.refused + (refused ? 1 : 0),
          refusedUsd: refused
            ? add(noFigures, { ...noFigures, costUsd: known.refusedUsd + used.costUsd }).costUsd
            : known.refusedUsd,
        })
      } else unanswered = add(unanswered, used)
      if (used.costUsd > 0)
        points.push({ at: Math.max(Date.parse(at), points.at(-1)?.at ?? 0), costUsd: total.costUsd })
    }
    return { total, unanswered, models: [...models.values()], points }
  },
}

const keyOf = ({ provider, model }: Pick<ModelSpending, 'provider' | 'model'>): string => `${provider}\n${model}`

/** Nothing was sent or paid for an answer that was there already. */
function ofAnswer(data: unknown): UsageFigures {
  const cached = part(data, 'cached') === true
  return { ...(cached ? noFigures : ofTokens(part(data, 'usage'))), calls: 1, cachedAnswers: cached ? 1 : 0 }
}

const ofTokens = (usage: unknown): UsageFigures => ({
  calls: 0,
  cachedAnswers: 0,
  inputTokens: figure(usage, 'inputTokens') ?? 0,
  cachedInputTokens: figure(usage, 'cachedInputTokens') ?? 0,
  outputTokens: figure(usage, 'outputTokens') ?? 0,
  costUsd: figure(usage, 'costUsd') ?? 0,
})
