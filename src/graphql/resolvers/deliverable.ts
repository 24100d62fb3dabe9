import { isUtf8 } from 'node:buffer'
import { publicRunId } from '../../core/ids.ts'
import type { DeliverableFileResolvers, DeliverableResolvers } from '../generated/resolvers.ts'
import { clauseViews } from '../views/clause-views.ts'
import { testStatusOf } from '../views/enums.ts'

/** Bytes of a file that are shown as text. */
const mostText = 1_000_000

export const Deliverable: DeliverableResolvers = {
  files: ({ delivered }) => delivered.files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  testReport: ({ context: { testRun } }) => {
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
    return { passed, failed, skipped, testsSha256, sandbox, tests }
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
  content: async ({ size, sha256 }, _, { loaders }) => {
    if (size > mostText) return null
    const bytes = await loaders.blob.load(sha256)
    return isUtf8(bytes) ? Buffer.from(bytes).toString('utf8') : null
  },
}

const designKinds: ReadonlySet<string> = new Set(['specification', 'design_part', 'design'])

const citesAsDesign = (
  entry: { readonly kind: string; readonly clauses: readonly string[] },
  clause: string,
): boolean => designKinds.has(entry.kind) && entry.clauses.includes(clause)
