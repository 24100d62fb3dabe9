import type { RunContext } from '../actors/run/run-context.ts'
import type { Work } from '../actors/runtime/performer.ts'
import type { Trust } from '../workspace/sandbox/job.ts'
import type { ActivityTools } from './activity-tools.ts'

/** Names the job of an activity: `<run>-<step>-<attempt>-<round>-<stage>-<try>`. */
export const jobIdOf = ({ runId, activity }: Work): string => `${runId}-${activity.key.replaceAll('/', '-')}`

/** Who wrote what a run executes: a provider that this node does not know counts as a language model. */
export const trustOf = (run: RunContext, tools: Pick<ActivityTools, 'providers'>): Trust =>
  tools.providers.get(run.submission?.provider ?? '')?.trust ?? 'model'
