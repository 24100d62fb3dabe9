import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Demand } from '../../core/app-spec/demand.ts'
import { CannotTest } from './cannot-test.ts'
import { Ground } from './ground.ts'
import { writeSubject } from './subject-writers.ts'
import { supportFile, supportLibrary, type TestFile } from './support-files.ts'
import { testFiles, type Group } from './test-files.ts'

/** One acceptance test. Its title starts with the id of the demand that it tries. */
export type AcceptanceTest = {
  readonly id: string
  readonly demand: string
  readonly clauses: readonly string[]
  readonly title: string
  readonly file: string
}

/** The acceptance tests of an application, and the demands that none of them tries, with the reason. */
export type AcceptanceTests = {
  readonly tests: readonly AcceptanceTest[]
  readonly files: readonly TestFile[]
  readonly untested: readonly { readonly demand: string; readonly why: string }[]
}

/** Writes the acceptance tests of the application that the specification describes. The same specification gives the same files. */
export function writeAcceptanceTests(spec: AppSpec): AcceptanceTests {
  const ground = new Ground(spec)
  const untested: { demand: string; why: string }[] = []
  const groups = new Map<string, Group>()
  for (const demand of spec.demands) {
    try {
      const written = writeSubject(demand.subject, ground)
      const name = groupOf(demand, spec)
      const group = groups.get(name) ?? { name, tests: [] }
      groups.set(name, group)
      for (const each of written) {
        const title = `${demand.id} ${each.says}`
        const twin = group.tests.filter((test) => test.title === title || test.title.startsWith(`${title} (`)).length
        group.tests.push({ demand, title: twin === 0 ? title : `${title} (${twin + 1})`, body: each.body })
      }
    } catch (error) {
      if (!(error instanceof CannotTest)) throw error
      untested.push({ demand: demand.id, why: error.message })
    }
  }
  const files = testFiles([...groups.values()])
  const numbered = new Map(spec.demands.map((demand, at) => [demand.id, at]))
  const placed = files.flatMap((file) => file.tests.map((test) => ({ ...test, file: file.path })))
  const tests = placed
    .toSorted((a, b) => (numbered.get(a.demand.id) ?? 0) - (numbered.get(b.demand.id) ?? 0))
    .map((test, at) => ({
      id: `T${at + 1}`,
      demand: test.demand.id,
      clauses: [test.demand.clause],
      title: test.title,
      file: test.file,
    }))
  return {
    tests,
    files: [...files.map(({ path, content }) => ({ path, content })), supportFile(spec), ...supportLibrary()],
    untested,
  }
}

/** Tests of one entity share a file, so that they share one start of the application. */
function groupOf(demand: Demand, spec: AppSpec): string {
  const { subject } = demand
  const entityId =
    subject.kind === 'figure'
      ? spec.figures.find((figure) => figure.id === subject.figure)?.of
      : 'entity' in subject
        ? subject.entity
        : null
  return spec.entities.find((entity) => entity.id === entityId)?.path ?? 'accounts'
}
