import type { RunEvent } from '../../../src/client/client.ts'
import { list, names, part, text } from '../live/event-data.ts'

/** Something that was settled for the run, by a person or by the team. */
export interface Decision {
  readonly seq: number
  readonly at: string
  readonly about: 'plan' | 'approval' | 'question' | 'amendment'
  /** What had to be settled. Empty: it speaks for itself. */
  readonly subject: string
  readonly outcome: string
  readonly reason: string | null
  /** Who settled it, by name; null: nobody that the log names. */
  readonly by: string | null
  readonly clauses: readonly string[]
}

/** Something that somebody was asked. */
export interface Asked {
  /** `P1` or `Q1`. */
  readonly id: string
  readonly seq: number
  readonly at: string
  readonly text: string
  readonly clauses: readonly string[]
  /** What holds if nobody answers; null: it waits. */
  readonly otherwise: string | null
}

/** What an event asks a person; null: nothing. */
export function readAsked({ type, seq, at, data }: RunEvent): Asked | null {
  const id = text(data, 'id')
  if (id === null) return null
  if (type === 'QuestionAsked')
    return {
      id,
      seq,
      at,
      text: text(data, 'text') ?? '',
      clauses: names(data, 'clauses'),
      otherwise: text(data, 'default'),
    }
  if (type === 'ApprovalRequested') return { id, seq, at, text: text(data, 'goal') ?? '', clauses: [], otherwise: null }
  return null
}

/** What an event settles, given what has been asked before. Most settle nothing. */
export function readDecisions(
  { type, seq, at, data }: RunEvent,
  asked: ReadonlyMap<string, Asked>,
): readonly Decision[] {
  const of = asked.get(text(data, 'id') ?? '')
  const base = { seq, at, subject: of?.text ?? '', clauses: of?.clauses ?? [], by: text(data, 'by') }
  switch (type) {
    case 'PlanAdopted': {
      const workflow = part(part(data, 'plan'), 'workflow')
      return [{ ...base, about: 'plan', outcome: text(workflow, 'title') ?? '', reason: text(data, 'reason') }]
    }
    case 'ApprovalGiven':
      return [{ ...base, about: 'approval', outcome: text(data, 'decision') ?? '', reason: text(data, 'comment') }]
    case 'QuestionAnswered':
      return [{ ...base, about: 'question', outcome: text(data, 'answer') ?? '', reason: null }]
    case 'TestAmended':
      return list(data, 'amended').map((one) => ({
        ...base,
        about: 'amendment',
        outcome: text(one, 'test') ?? '',
        reason: text(one, 'why'),
        by: text(data, 'amendedBy'),
        clauses: names(one, 'clauses'),
      }))
    default:
      return []
  }
}
