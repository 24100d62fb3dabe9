import pLimit from 'p-limit'
import type { PlatformTask } from '../core/contract.ts'
import type { Performer, Performers, Work } from '../actors/runtime/performer.ts'
import type { ActivityTools } from './activity-tools.ts'
import { amendTests } from './amend-tests.ts'
import { assembleApplication } from './assemble-application.ts'
import { buildApplication } from './build-application.ts'
import { callTool } from './call-tool.ts'
import { lockTests } from './lock-tests.ts'
import { packageDelivery } from './package-delivery.ts'
import { renderApplication } from './render-application.ts'
import { runAcceptanceTests } from './run-tests.ts'
import { think } from './think.ts'
import { tryAmendment } from './try-amendment.ts'

type Perform = (work: Work, signal: AbortSignal, tools: ActivityTools) => Promise<object>

/** Sandbox jobs that may run at once on this node: each starts several processes. */
const jobsAtOnce = 2

/** Who carries out which kind of activity. */
export function performers(tools: ActivityTools): Performers {
  const turnstile = pLimit(jobsAtOnce)
  const plain =
    (perform: Perform): Performer =>
    (work, signal) =>
      perform(work, signal, tools)
  const inTurn =
    (perform: Perform): Performer =>
    (work, signal) =>
      turnstile(() => perform(work, signal, tools))
  const byKind: Readonly<Record<PlatformTask | 'think' | 'tool', Performer>> = {
    think: plain(think),
    tool: plain(callTool),
    render_application: plain(renderApplication),
    assemble_application: plain(assembleApplication),
    build_application: inTurn(buildApplication),
    lock_tests: inTurn(lockTests),
    try_amendment: inTurn(tryAmendment),
    amend_tests: plain(amendTests),
    run_tests: inTurn(runAcceptanceTests),
    package_delivery: plain(packageDelivery),
  }
  return new Map(Object.entries(byKind))
}
