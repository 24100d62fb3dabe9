import { appSpecSchema } from '../../core/app-spec/app-spec.ts'
import type { Json } from '../../core/json.ts'
import { demandWords } from './demand-words.ts'
import { type Line, line } from './line.ts'
import { oneLine } from './safe-text.ts'

/** What was understood, clause by clause, with what was assumed beyond the text. Empty for what is no specification. */
export function describeSpec(content: Json, clauses: ReadonlyMap<string, string>): readonly Line[] {
  const parsed = appSpecSchema.safeParse(content)
  if (!parsed.success) return []
  const spec = parsed.data
  return [
    line(`What was understood: ${oneLine(spec.title)}. ${oneLine(spec.summary)}`, 'head'),
    ...[...clauses].flatMap(([id, text]) => describeClause(id, text)),
    ...(spec.assumptions.length === 0 ? [] : [line('  Assumed, because the text does not say it:')]),
    ...spec.assumptions.map(({ id, text, source }) =>
      line(`    ${id} ${oneLine(text)} (${oneLine(source, 40)})`, 'faint'),
    ),
  ]

  function describeClause(id: string, text: string): readonly Line[] {
    const demands = spec.demands.filter(({ clause }) => clause === id)
    const unserved = spec.unserved.filter(({ clause }) => clause === id)
    return [
      line(`  ${id} “${oneLine(text, 160)}”`),
      ...demands.map((demand) =>
        line(`    ${demand.id} “${oneLine(demand.part, 60)}” → ${oneLine(demandWords(spec, demand.subject), 120)}`),
      ),
      ...unserved.map(({ part, why }) => line(`    not served: “${oneLine(part, 60)}”: ${oneLine(why)}`, 'bad')),
    ]
  }
}
