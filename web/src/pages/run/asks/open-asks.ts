import type { RunSnapshot } from '../../../live/snapshot.ts'

export type OpenApproval = RunSnapshot['approvals'][number]
export type OpenQuestion = RunSnapshot['questions'][number]

/** Something that waits for a person. */
export type Ask =
  | { readonly kind: 'question'; readonly id: string; readonly name: string; readonly question: OpenQuestion }
  | { readonly kind: 'approval'; readonly id: string; readonly name: string; readonly approval: OpenApproval }

/** Everything that a person was asked, in the order in which it should be answered: questions first, then by time. */
export function asksOf({ questions, approvals }: Pick<RunSnapshot, 'questions' | 'approvals'>): readonly Ask[] {
  return [
    ...questions.map((question): Ask => ({ kind: 'question', id: question.id, name: question.name, question })),
    ...approvals.map((approval): Ask => ({ kind: 'approval', id: approval.id, name: approval.name, approval })),
  ]
}

/** Whether nobody has answered it yet. */
export const isOpen = (ask: Ask): boolean => answerOf(ask) === null

/** What was answered, and by whom where that is known; null while it is open. */
export function answerOf(ask: Ask): { readonly text: string; readonly by: string | null } | null {
  if (ask.kind === 'question') return ask.question.answer === null ? null : { text: ask.question.answer, by: null }
  const { answer } = ask.approval
  return answer === null ? null : { text: answer.decision, by: answer.by }
}

/** What is asked, in a sentence. */
export const textOf = (ask: Ask): string => (ask.kind === 'question' ? ask.question.text : ask.approval.goal)
