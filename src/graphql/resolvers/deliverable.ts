import { publicRunId } from '../../core/ids.ts'
import type { DeliverableFileResolvers, DeliverableResolvers } from '../generated/resolvers.ts'
import { clauseViews } from '../views/clause-views.ts'
import { testStatusOf } from '../views/enums.ts'
import { byPath } from '../views/parts.ts'
import { mostText, shownText } from '../views/shown-text.ts'

export const Deliverable: DeliverableResolvers = {
  files: ({ delivered }) => byPath(delivered.files),
  testReport: ({ context: { testRun, locked, amendments } }) => {
    if (testRun === null) return null
    const { passed, failed, skipped, testsSha256, sandbox } = testRun
    const tests = testRun.tests.map(({ suite, name, file, clauses, status, message, durationMs }) => ({
      suite: suite === 'own' ? ('OWN' as const) : ('ACCEPTANCE' as const),
      name,
      file,
      clauses,
      status: testStatusOf(status),
      message,
      durationMs,
    }))
    const titles = new Map(locked?.tests.map(({ id, title }) => [id, title]))
    return {
      passed,
      failed,
      skipped,
      testsSha256,
      sandbox,
      tests,
      amendments: amendments.flatMap(({ amended, amendedBy, checkedBy, oldSha256, sha256 }) =>
        amended.map(({ test, clauses, why }) => ({
          test: titles.get(test) ?? test,
          clauses,
          why,
          amendedBy,
          checkedBy,
          oldSha256,
          sha256,
        })),
      ),
    }
  },
  traceability: ({ context, delivered }) =>
    clauseViews(context).map(({ id, text, kind, status, tests, why }) => ({
      clause: id,
      text,
      kind,
      design: context.entries.filter((entry) => citesAsDesign(entry, id)).map((entry) => entry.id),
      files: delivered.serves[id] ?? [],
      tests,
      verdict: status,
      why,
    })),
  zipUrl: ({ run }) => `/runs/${publicRunId(run.runId)}/deliverable.zip`,
}

export const DeliverableFile: DeliverableFileResolvers = {
  path: ({ path }) => path,
  size: ({ size }) => size,
  sha256: ({ sha256 }) => sha256,
  content: async ({ size, sha256 }, _, { loaders }) =>
    size > mostText ? null : shownText(await loaders.blob.load(sha256)),
}

const designKinds: ReadonlySet<string> = new Set(['specification', 'design_part', 'design'])

const citesAsDesign = (
  entry: { readonly kind: string; readonly clauses: readonly string[] },
  clause: string,
): boolean => designKinds.has(entry.kind) && entry.clauses.includes(clause)
