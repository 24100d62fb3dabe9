import type { OutputContract, PlatformTask } from '../../core/contract.ts'
import type { EntryKind } from '../../core/knowledge/entry.ts'
import { unreachable } from '../../core/unreachable.ts'

/** The kinds of entries that a step under this contract leaves in the hub: the persona's own, and the platform's for it. */
export const kindsPublishedUnder = ({ kind, before, after }: OutputContract): readonly EntryKind[] => [
  ...new Set([kind, ...[before, after].flatMap((task) => (task === null ? [] : [kindOfTask(task)]))]),
]

function kindOfTask(task: PlatformTask): EntryKind {
  switch (task) {
    case 'render_application':
      return 'rendered_application'
    case 'run_tests':
      return 'test_report'
    case 'lock_tests':
      return 'acceptance_tests'
    case 'assemble_application':
    case 'build_application':
      return 'application'
    case 'try_amendment':
      return 'test_amendment'
    case 'amend_tests':
      return 'acceptance_tests'
    case 'package_delivery':
      return 'delivery'
    default:
      return unreachable(task)
  }
}
