import { type ByType, chooseByType, type EventOf } from './by-type.ts'
import { counted } from './counted.ts'
import { askWords } from './describe-ask.ts'
import { describeSpec } from './describe-spec.ts'
import { describeTests } from './describe-tests.ts'
import { troubleWords } from './describe-trouble.ts'
import type { KnownEvent } from './known-event.ts'
import { type Line, line } from './line.ts'
import { phaseOf, progressOf } from './phases.ts'
import { evolvePicture } from './evolve-picture.ts'
import { type Picture, titleOf } from './picture.ts'
import { planTitle, planTeam, plannedSteps } from './plan-steps.ts'
import { oneLine } from './safe-text.ts'

/** What an event has to say, given the picture before it. Most have nothing to say that is not seen elsewhere. */
export const describeEvent = (picture: Picture, event: KnownEvent): readonly Line[] =>
  chooseByType(words, picture, event, [])

const words: ByType<readonly Line[]> = {
  ...troubleWords,
  ...askWords,
  PlanningStarted: (_, { data }) => [line(`The team designs the work (round ${data.round}).`, 'head')],
  PlanAdopted: (_, { data: { plan, builtIn, reason } }) => {
    const size = `${plannedSteps(plan).length} steps, a team of ${planTeam(plan).size}`
    const why = `  The safe built-in plan is followed: ${oneLine(reason ?? 'no proposal could be used')}`
    return [line(`Plan: ${oneLine(planTitle(plan))} (${size})`, 'head'), ...(builtIn ? [line(why, 'bad')] : [])]
  },
  StepStarted: (picture, { data: { step, attempt, by, persona } }) =>
    attempt > 1 && by === 'persona'
      ? [line(`  ${doer(picture, persona)} takes up “${oneLine(step, 60)}” again (attempt ${attempt})`, 'faint')]
      : [],
  EntryPublished: (picture, { data: { entry } }) => {
    const { kind, sha256, content } = entry
    const isKnown = [...picture.entries.values()].some((known) => known.kind === kind && known.sha256 === sha256)
    return kind === 'specification' && !isKnown ? describeSpec(content, picture.clauses) : []
  },
  StepCompleted: describeCompleted,
  HandedOff: (picture, { data: { from, to, entries, withheld, clauses } }) => {
    const what = entries
      .map((id) => `${id} ${(picture.entries.get(id)?.kind ?? 'entry').replaceAll('_', ' ')}`)
      .join(', ')
    const kept = withheld.length === 0 ? '' : `; withheld by the rules: ${withheld.join(', ')}`
    const passed = `${what === '' ? 'the work' : what}${carried(clauses)}${kept}`
    return [line(`  ${doer(picture, from)} → ${doer(picture, to)}: ${passed}`)]
  },
  TestsLocked: (_, { data: { tests, sha256 } }) => {
    const red = tests.filter((test) => test.red).length
    const proof = `${red === tests.length ? 'each' : `${red} of them`} fails against an application that only answers /health`
    return [line(`${tests.length} acceptance tests are locked (sha256 ${sha256.slice(0, 12)}…): ${proof}`, 'head')]
  },
  TestAmended: (_, { data: { amended, sha256 } }) => [
    line(
      `Amended and locked anew (sha256 ${sha256.slice(0, 12)}…): ${counted(amended.length, 'acceptance test')}`,
      'bad',
    ),
    ...amended.map(({ test, clauses, why }) =>
      line(`    ${oneLine(test, 40)} (${clauses.join(' ')}): ${oneLine(why, 200)}`),
    ),
  ],
  TestsRun: (picture, { data }) => describeTests(picture, data),
}

function describeCompleted(picture: Picture, event: EventOf<'StepCompleted'>): readonly Line[] {
  const step = picture.steps.get(event.data.step)
  const entry = picture.entries.get(picture.latest.get(event.data.step) ?? '')
  if (step === undefined || step.persona === null) return []
  const phase = phaseOf(picture, step)
  const progress = progressOf(evolvePicture(picture, event)).find(({ title }) => title === phase)
  const count = progress === undefined ? '' : ` ${progress.done}/${progress.all}`
  return [
    line(
      `[${oneLine(phase, 40)}${count}] ${doer(picture, step.persona)}: ${oneLine(entry?.title ?? step.goal ?? 'done', 140)}`,
      'good',
    ),
  ]
}

const doer = (picture: Picture, persona: string | null): string =>
  persona === null ? 'a person' : oneLine(titleOf(picture, persona), 60)

function carried(clauses: readonly string[]): string {
  if (clauses.length === 0) return ''
  const shown = clauses.slice(0, 6).join(' ')
  return ` (${shown}${clauses.length > 6 ? ` and ${clauses.length - 6} more` : ''})`
}
