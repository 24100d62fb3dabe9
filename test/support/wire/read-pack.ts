import { z } from 'zod'
import { hashText } from '../../../src/brain/hash-text.ts'
import { clauseIdSchema, clauseKinds } from '../../../src/core/clause.ts'
import { entryId, personaId, stepId } from '../../../src/core/ids.ts'
import type { ContextPack } from '../../../src/core/knowledge/context-pack.ts'
import { type Entry, entryKinds } from '../../../src/core/knowledge/entry.ts'
import { findingSchema } from '../../../src/core/knowledge/finding.ts'
import { readParts } from './read-parts.ts'
import type { WireMessage } from './wire-request.ts'

const task = z.strictObject({
  persona: z.string().transform(personaId),
  step: z.string().transform(stepId),
  attempt: z.int(),
  round: z.int(),
  goal: z.string(),
})
const entry = z.strictObject({
  id: z.string().transform(entryId),
  kind: z.enum(entryKinds),
  title: z.string(),
  author: z.string().transform(personaId),
  step: z.string().transform(stepId),
  clauses: z.array(clauseIdSchema),
  content: z.json(),
})
const clause = z.strictObject({ id: clauseIdSchema, kind: z.enum(clauseKinds), text: z.string() })
const answered = z.strictObject({ question: z.string(), answer: z.string() })
const output = z.strictObject({
  name: z.string(),
  type: z.enum(['text', 'int', 'num', 'bool', 'date', 'list', 'doc']),
})

/**
 * What a persona knows, read back from the messages that a model got: what the messages do not say (the spans of
 * clauses, hashes, which entry replaces which) follows from what they do.
 */
export function readPack(messages: readonly WireMessage[]): ContextPack {
  const parts = readParts(messages)
  const all = (name: string): readonly string[] => parts.filter((part) => part.name === name).map(({ text }) => text)
  const one = <Value>(name: string, schema: z.ZodType<Value>): Value => schema.parse(JSON.parse(all(name)[0] ?? 'null'))
  const list = <Value>(name: string, schema: z.ZodType<Value>): readonly Value[] =>
    all(name).flatMap((text) => text.split('\n').map((line) => schema.parse(JSON.parse(line))))
  const text = all('requirements')[0]
  const files = all('file').map(pathAndText)
  return {
    ...one('task', task),
    requirements: text === undefined ? null : { text, sha256: hashText(text) },
    clauses: withSpans(list('clauses to serve', clause), text ?? ''),
    entries: withSuccession(
      parts.filter(({ name }) => name.startsWith('entry ')).map((part) => entry.parse(JSON.parse(part.text))),
    ),
    variables: one('variables', z.record(z.string(), z.json()).nullable()) ?? {},
    knowledge: all('knowledge file').map((file) => {
      const { path, content } = pathAndText(file)
      return { path, text: content, sha256: hashText(content) }
    }),
    ...(files.length === 0 ? {} : { files }),
    findings: list('findings to mend', findingSchema),
    answers: list('answers to questions', answered),
    outputs: list('output variables that the answer sets', output),
    catalogue: one('catalogue', z.json()),
    leftOut: list('left out for want of room', z.string()),
  }
}

function pathAndText(part: string): { readonly path: string; readonly content: string } {
  const end = part.indexOf('\n')
  const { path } = z.strictObject({ path: z.string() }).parse(JSON.parse(part.slice(0, end)))
  return { path, content: part.slice(end + 1) }
}

/** Clauses come in the order of the text, each word for word. */
function withSpans(clauses: readonly z.infer<typeof clause>[], requirements: string): ContextPack['clauses'] {
  let from = 0
  return clauses.map((each) => {
    const start = requirements.indexOf(each.text, from)
    if (start === -1) throw new Error(`Found clause ${each.id}, which does not stand in the requirements.`)
    from = start + each.text.length
    return { ...each, start, end: from }
  })
}

/** A later entry of the same step, author and kind replaces the one before it. */
function withSuccession(entries: readonly z.infer<typeof entry>[]): readonly Entry[] {
  const age = ({ id }: { readonly id: string }): number => Number(id.slice(1))
  return entries.map((each) => {
    const earlier = entries.filter(
      (other) =>
        other.kind === each.kind && other.author === each.author && other.step === each.step && age(other) < age(each),
    )
    const before = earlier.toSorted((a, b) => age(a) - age(b)).at(-1)
    return {
      ...each,
      attempt: 1,
      sha256: hashText(JSON.stringify(each.content)),
      tokens: 1,
      supersedes: before?.id ?? null,
    }
  })
}
