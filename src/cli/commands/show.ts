import type { RunDetail } from '../../client/client.ts'
import type { Assumption } from '../../core/app-spec/app-spec.ts'
import { assumptionsOf } from '../build/assumptions.ts'
import { withClient } from '../connect.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { runNamed } from '../input/run-named.ts'
import { type Line, line, paint } from '../show/line.ts'
import { oneLine } from '../show/safe-text.ts'
import { summary } from '../show/summary.ts'
import type { World } from '../world.ts'

export interface ShowOptions {
  readonly json?: true
  readonly server?: string
}

/** `g1 show`: one run as it stands. */
export function show(world: World, runId: string, { json, server }: ShowOptions): Promise<ExitCode> {
  return withClient(world, { server, purpose: 'read' }, async (client) => {
    const { id } = await runNamed(client, runId)
    const run = await client.runDetail(id)
    if (run === null) return exitCode.failed
    const { terminal } = world
    if (json === true) terminal.out(`${JSON.stringify(run)}\n`)
    else
      for (const one of describe(run, await assumptionsOf(client, id))) terminal.out(`${paint(one, terminal.colour)}\n`)
    return exitCode.done
  })
}

function describe(run: RunDetail, assumptions: readonly Assumption[]): readonly Line[] {
  const asked = [
    ...run.approvals.filter(({ answer }) => answer === null).map(({ name, goal }) => ({ name, text: goal })),
    ...run.questions.filter(({ answer }) => answer === null),
  ]
  return [
    line(oneLine(run.title), 'head'),
    line(
      `${run.status}, ${run.lastSeq} events, since ${run.createdAt}${run.completedAt === null ? '' : ` until ${run.completedAt}`}`,
    ),
    ...(run.origin === null
      ? []
      : [line(`begins with the first ${run.origin.seq} events of ${run.origin.run.id}`, 'faint')]),
    ...(run.budget?.exceeded === true
      ? [line(`waits for a higher budget than $${run.budget.limitUsd}: g1 raise-budget ${run.id} USD`, 'head')]
      : []),
    ...(run.error === null ? [] : [line(`${run.error.code}: ${oneLine(run.error.message, 500)}`, 'bad')]),
    ...(run.requirements?.clauses ?? []).map(({ id, kind, status, text }) =>
      line(
        `  ${id} ${status.toLowerCase().replace('_', ' ')} (${kind.toLowerCase()}) “${oneLine(text, 160)}”`,
        tones[status],
      ),
    ),
    ...run.steps.map(({ name, attempt, state, persona }) =>
      line(
        `  ${state.toLowerCase()}: ${name}, attempt ${attempt}${persona === null ? '' : `, ${oneLine(persona.title, 60)}`}`,
        'faint',
      ),
    ),
    ...asked.map(({ name, text }) =>
      line(`  waits for an answer: ${name}: ${oneLine(text)} (g1 answer ${run.id} ${name} …)`, 'head'),
    ),
    ...summary({ run, delivery: null, assumptions }),
    ...(run.deliverable === null
      ? []
      : [line(`${run.deliverable.files.length} files; write them with: g1 export ${run.id} --out DIR`)]),
  ]
}

const tones = { NOT_NEEDED: 'faint', OPEN: 'plain', COVERED: 'good', NOT_COVERED: 'bad' } as const
