import { setImmediate as nextTurn } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { Json } from '../../core/json.ts'
import type { ApiOptions } from '../api.ts'
import type { WorkflowFinding } from '../generated/resolvers.ts'
import { jsonProblem } from '../mutate/check-text.ts'

/** A workflow with more faults than this is read again once these are mended. */
const mostFindings = 200

/** A check may keep the process busy for some tenths of a second: between two of them, everything else has its turn. */
const oneByOne = pLimit(1)

/** What stands against playing a workflow, by the check that an order of a run goes through; nothing is stored. */
export const checkWorkflow = (
  { intake }: Pick<ApiOptions, 'intake'>,
  source: Json,
): Promise<readonly WorkflowFinding[]> =>
  oneByOne(async () => {
    await nextTurn()
    const problem = jsonProblem(source, [])
    if (problem !== null) {
      return [{ code: 'SHAPE', message: problem.message, step: null, at: problem.path.join('.') || 'workflow' }]
    }
    const findings = intake.check({ workflow: source, data: {} })
    return findings.filter(({ about }) => about === 'workflow').slice(0, mostFindings)
  })
