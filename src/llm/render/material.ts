import type { Json } from '../../core/json.ts'
import type { ContextPack } from '../../core/knowledge/context-pack.ts'
import type { Part } from './part.ts'

/**
 * Everything in a pack but the requirements, in the order in which a persona reads it; what is empty is left out. What
 * may be anybody's words (titles, paths, names) stands inside a part, as JSON, and never on the line that opens it.
 */
export function materialOf(pack: ContextPack): readonly Part[] {
  // A field that is added to a pack and not rendered here does not compile.
  const { requirements: _, persona, step, goal, attempt, round, ...lists } = pack
  const {
    clauses,
    entries,
    variables,
    knowledge,
    findings,
    answers,
    outputs,
    catalogue,
    leftOut,
    files = [],
    ...more
  } = lists
  more satisfies Readonly<Record<string, never>>
  return [
    ...list('clauses to serve', clauses, ({ id, kind, text }) => ({ id, kind, text })),
    ...entries.map(({ id, kind, title, author, step: from, clauses: cites, content }) =>
      json(`entry ${id}`, { id, kind, title, author, step: from, clauses: cites, content }),
    ),
    ...knowledge.map(({ path, text }) => ({ name: 'knowledge file', text: `${JSON.stringify({ path })}\n${text}` })),
    ...files.map(({ path, content }) => ({ name: 'file', text: `${JSON.stringify({ path })}\n${content}` })),
    ...(Object.keys(variables).length === 0 ? [] : [json('variables', variables)]),
    ...list('findings to mend', findings, ({ code, message, clauses: on }) => ({ code, message, clauses: on })),
    ...list('answers to questions', answers, ({ question, answer }) => ({ question, answer })),
    ...list('output variables that the answer sets', outputs, ({ name, type }) => ({ name, type })),
    ...(catalogue === null ? [] : [json('catalogue', catalogue)]),
    ...list('left out for want of room', leftOut, (id) => id),
    json('task', { persona, step, attempt, round, goal }),
  ]
}

const json = (name: string, value: Json): Part => ({ name, text: JSON.stringify(value) })

/** One item a line: shorter than an indented list, and still easy to point at. */
function list<Item>(name: string, items: readonly Item[], of: (item: Item) => Json): Part[] {
  return items.length === 0 ? [] : [{ name, text: items.map((item) => JSON.stringify(of(item))).join('\n') }]
}
