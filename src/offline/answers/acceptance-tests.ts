import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { JsonObject } from '../../core/json.ts'
import type { ContextPack } from '../../core/knowledge/context-pack.ts'
import type { Answerer } from '../answerer.ts'
import { currentSpec } from '../pack-entries.ts'
import { writeAcceptanceTests } from '../tester/write-acceptance-tests.ts'

/** Tests for every demand that can be tried over HTTP; the rest is named as untested. */
export const answerAcceptanceTests: Answerer = ({ pack }): JsonObject => {
  const spec = currentSpec(pack)
  const useless = uselessDemands(pack, spec)
  const written = writeAcceptanceTests({ ...spec, demands: spec.demands.filter(({ id }) => !useless.has(id)) })
  const clauseOf = new Map(spec.demands.map(({ id, clause }) => [id, clause]))
  return {
    tests: written.tests,
    files: written.files,
    untested: [
      ...written.untested.map(({ demand, why }) => ({ clause: clauseOf.get(demand) ?? '', demand, why })),
      ...[...useless].map((demand) => ({
        clause: clauseOf.get(demand) ?? '',
        demand,
        why: 'A test of it passed against an application that does nothing, so it would prove nothing.',
      })),
      ...spec.unserved.map(({ clause, part, why }) => ({
        clause,
        demand: null,
        why: `"${part}" is not built: ${why}`,
      })),
    ],
  } as unknown as JsonObject
}

/** Demands whose tests were found to pass where they must not: the findings name these tests by their titles. */
function uselessDemands({ findings }: ContextPack, { demands }: AppSpec): ReadonlySet<string> {
  const green = findings.filter(({ code, message }) => code === 'empty_test' && message.includes('ended as'))
  return new Set(demands.flatMap(({ id }) => (green.some(({ message }) => message.includes(`${id} `)) ? [id] : [])))
}
