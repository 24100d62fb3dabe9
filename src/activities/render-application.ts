import type { Work } from '../actors/runtime/performer.ts'
import { checkAppSpec } from '../builder/check/check-app-spec.ts'
import { renderApp } from '../builder/render-app.ts'
import type { TaskResult } from '../core/activity-result.ts'
import { agreedSpec } from '../core/agreed-spec.ts'
import type { ActivityTools } from './activity-tools.ts'
import { MissingInput } from './missing-input.ts'
import { newEntry } from './new-entry.ts'
import { stepWork } from './step-work.ts'
import { storeFiles } from './stored-files.ts'

/** Renders the agreed specification into an application, for the Developer to work on. */
export async function renderApplication(work: Work, _signal: AbortSignal, tools: ActivityTools): Promise<TaskResult> {
  const { run } = stepWork(work)
  const spec = agreedSpec(run.entries)
  if (spec === null)
    throw new MissingInput('Found no design with a specification, expected one before the application is built.')
  const problems = checkAppSpec(spec)
  if (problems.length > 0) {
    const findings = problems.map(({ path, message }) => ({
      code: 'specification',
      message: `${path}: ${message}`,
      clauses: [],
    }))
    return { entries: [], findings, locked: null, ran: null }
  }
  const provider = tools.providers.get(run.submission?.provider ?? '')
  const files = renderApp(spec, {
    builtBy: `Built by ${provider?.description ?? 'an unknown provider'}.`,
    ...(run.submission?.requirements == null ? {} : { requirements: run.submission.requirements.text }),
  })
  const clauses = run.clauses.map(({ id }) => id).filter((id) => spec.demands.some((demand) => demand.clause === id))
  const content = { files: await storeFiles(tools.store, files) }
  const entry = newEntry({
    kind: 'rendered_application',
    title: `${spec.title}: ${files.length} files`,
    clauses,
    content,
  })
  return { entries: [entry], findings: [], locked: null, ran: null }
}
