import type { Finding } from '../../core/knowledge/finding.ts'
import type { ByType } from './by-type.ts'
import { counted } from './counted.ts'
import { type Line, line } from './line.ts'
import { type Picture, titleOf } from './picture.ts'
import { oneLine } from './safe-text.ts'

/** What went another way than hoped, and what was done about it; and what people did to the run. */
export const troubleWords: ByType<readonly Line[]> = {
  PlanRejected: (_, { data }) => [line('The plan was sent back to its designers:', 'bad'), ...found(data.findings)],
  VerificationFailed: (picture, { data }) => [
    line(
      `  Verification: what ${who(picture, picture.working.get(data.step) ?? null)} published does not hold against the original text:`,
      'bad',
    ),
    ...found(data.findings),
  ],
  ReworkRequested: (picture, { data: { to, toStep, findings } }) => {
    const count = findings.length === 1 ? 'a finding' : `${findings.length} findings`
    return [
      line(`Back to the ${who(picture, to)} (“${oneLine(toStep, 60)}”) with ${count}:`, 'bad'),
      ...found(findings),
    ]
  },
  TaskFinished: (picture, { data: { step, findings, more = false } }) =>
    more && findings.length > 0
      ? [line(`  An edit is not kept (${who(picture, picture.working.get(step) ?? null)}):`, 'bad'), ...found(findings)]
      : [],
  HandoffRefused: (picture, { data: { from, to } }) => [
    line(`  The rules do not allow ${who(picture, from)} to hand over to ${who(picture, to)}.`, 'bad'),
  ],
  AnswerRefused: (picture, { data: { step, error } }) => [
    line(`  An answer is not used (${who(picture, picture.working.get(step) ?? null)}): ${oneLine(error, 240)}`, 'bad'),
  ],
  ModelAnswered: (_, { data: { step, lostRequests = 0 } }) =>
    lostRequests === 0
      ? []
      : [line(`  ${counted(lostRequests, 'request')} for ${named(step)} broke off and may have been charged.`, 'bad')],
  ActivityFailed: (_, { data: { step, message, retryAt } }) => [
    line(
      `  ${named(step)} broke off: ${oneLine(message)} (${retryAt === null ? 'not tried again' : 'tried again'})`,
      'bad',
    ),
  ],
  ActivityLost: (_, { data: { step, onLoss } }) => [
    line(
      `  The node that worked on ${named(step)} is gone: ${onLoss === 'retry' ? 'it is done again' : 'a person has to look whether it was done'}.`,
      'bad',
    ),
  ],
  StepFailed: (_, { data: { step, reason, findings } }) => [
    line(`  ${named(step)} came to nothing: ${oneLine(reason)}`, 'bad'),
    ...found(findings.filter(({ message }) => message !== reason)),
  ],
  StepExhausted: (_, { data: { step, to } }) => {
    const then = to === null ? 'a person has to say how to go on' : `the work goes to ${named(to)}`
    return [line(`  ${named(step)} has no attempt left: ${then}`, 'bad')]
  },
  CommandRejected: (_, { data }) => [line(`Refused: ${oneLine(data.message)}`, 'bad')],
  RunPaused: (_, event) => [
    line(`Paused${because(event.data.reason)}. It goes on with: g1 resume ${runOf(event)}`, 'head'),
  ],
  RunResumed: (_, { data }) => [line(`Resumed${because(data.reason)}.`, 'head')],
  RunForked: (_, { data }) => [
    line(
      `From here on it goes its own way: all before are the first ${data.seq} events of ${oneLine(data.origin, 60)}.`,
      'head',
    ),
  ],
  StepRetried: (_, { data }) => [
    line(`  ${named(data.step)} gets one more attempt${because(data.reason ?? null)}.`, 'head'),
  ],
  BudgetExceeded: (_, event) => {
    const { limitUsd, spentUsd, possiblySpentUsd = 0, neededUsd } = event.data
    const run = runOf(event)
    const maybe = possiblySpentUsd === 0 ? '' : `, perhaps $${possiblySpentUsd.toFixed(4)} more`
    const next = neededUsd === undefined ? '' : `, and the next call may cost $${neededUsd.toFixed(4)}`
    const stands = `$${spentUsd.toFixed(4)} are spent${maybe}${next}`
    return [
      line(`The budget of $${limitUsd} does not suffice: ${stands}; the run waits for a higher one.`, 'bad'),
      line(`  raise it: g1 raise-budget ${run} USD, or end the run: g1 cancel ${run}`),
    ]
  },
  BudgetRaised: (_, { data }) => [
    line(`The budget is raised from $${data.fromUsd} to $${data.toUsd}${because(data.reason)}.`, 'head'),
  ],
  RunCancelled: (_, { data }) => [line(`Cancelled${because(data.reason)}.`, 'bad')],
  RunParked: (_, event) => {
    const without = event.data.message === null ? '' : ' (without the message that did it: --drop-message)'
    return [
      line(`Parked: ${oneLine(event.data.error, 500)}`, 'bad'),
      line(`  it tries again with: g1 resume ${runOf(event)}${without}`),
    ]
  },
  RunFailed: (_, { data }) => [line(`Failed: ${oneLine(data.message, 500)}`, 'bad')],
}

const named = (step: string): string => `“${oneLine(step, 60)}”`

const who = (picture: Picture, persona: string | null): string =>
  persona === null ? 'the step' : oneLine(titleOf(picture, persona), 60)

/** The id of the run that an event is of: `event_<run>_<seq>`. */
export const runOf = ({ id }: { readonly id: string }): string => `run_${id.split('_')[1] ?? ''}`

const most = 5

function found(findings: readonly Finding[]): readonly Line[] {
  const more = findings.length > most ? [line(`    … and ${findings.length - most} more`, 'faint')] : []
  return [...findings.slice(0, most).map(({ message }) => line(`    ${oneLine(message, 240)}`, 'faint')), ...more]
}

const because = (reason: string | null): string => (reason === null ? '' : ` (${oneLine(reason)})`)
