import type { ByType } from './by-type.ts'
import { runOf } from './describe-trouble.ts'
import { type Line, line } from './line.ts'
import { oneLine } from './safe-text.ts'

/** What a person is asked, how to answer, and what was answered. */
export const askWords: ByType<readonly Line[]> = {
  ApprovalRequested: (_, event) => {
    const { id, role, goal, reason, options, outputs } = event.data
    const choice = options.length === 0 ? 'TEXT' : options.map((option) => oneLine(option, 40)).join('|')
    const example = outputs.map(({ name, type }) => `"${name}": <${type}>`).join(', ')
    return [
      line(`A person is asked (${id}${role === null ? '' : `, ${oneLine(role, 60)}`}): ${oneLine(goal)}`, 'head'),
      ...(reason === null ? [] : [line(`  ${oneLine(reason, 500)}`)]),
      line(`  answer: g1 answer ${runOf(event)} ${id} ${choice}`),
      ...(outputs.length === 0 ? [] : [line(`          --outputs '{${oneLine(example)}}'`)]),
    ]
  },
  QuestionAsked: (_, event) => {
    const { id, text, clauses, default: otherwise } = event.data
    return [
      line(
        `A question (${id}${clauses.length === 0 ? '' : `, about ${clauses.join(' ')}`}): ${oneLine(text, 500)}`,
        'head',
      ),
      line(`  the team would assume: ${oneLine(otherwise)}`),
      line(`  answer: g1 answer ${runOf(event)} ${id} "…"`),
    ]
  },
  ApprovalGiven: (_, { data }) => [line(`Answered (${data.id}): ${oneLine(data.decision)}${by(data.by)}`)],
  QuestionAnswered: (_, { data }) => [line(`Answered (${data.id}): ${oneLine(data.answer)}${by(data.by)}`)],
}

const by = (who: string | null): string => (who === null ? '' : ` (${oneLine(who, 60)})`)
