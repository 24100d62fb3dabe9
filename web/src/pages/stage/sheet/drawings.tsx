import type { ReactNode } from 'react'
import { integer, usd } from '../../../ui/figures.ts'
import { ForeignText } from '../../../ui/foreign-text.tsx'
import type { Tone } from '../../../ui/tone.ts'
import { count, say } from '../../../words/say.ts'
import { stage as words } from '../../../words/stage.ts'
import type { ByType } from '../state/by-type.ts'
import { taskInWords } from '../words-of-stage.ts'
import { Answer } from './answer.tsx'
import { Findings } from './item.tsx'
import { Pack } from './pack.tsx'
import { Entries, Passed } from './passed.tsx'
import { Published } from './published.tsx'
import { Readable } from './readable.tsx'
import { ClauseRefs, EntryRef } from './refs.tsx'

const { sheet } = words

interface Drawing {
  readonly tone?: Tone
  readonly title: ReactNode
  readonly more?: ReactNode
}

interface Reader {
  readonly actor: string
  readonly titleOf: (actor: string) => string
}

/** How the events of somebody's work are said, by their type. */
export const drawings: ByType<readonly [Reader], Drawing> = {
  StepStarted: () => ({ title: sheet.started }),
  ContextPulled: ({ data: { manifest } }) => ({
    title: say(sheet.knew, { tokens: integer(manifest.tokens) }),
    more: <Pack manifest={manifest} />,
  }),
  ModelAnswered: (event) => ({ tone: 'busy', title: sheet.said, more: <Answer event={event} /> }),
  AnswerRefused: (event) => ({
    tone: 'bad',
    title: sheet.offContract,
    more: (
      <>
        <p className="foreign line-clamp-6">
          <ForeignText text={event.data.error} />
        </p>
        <Answer event={event} />
      </>
    ),
  }),
  EntryPublished: ({ data: { entry } }) => ({
    tone: 'busy',
    title: (
      <>
        <EntryRef name={entry.id} />{' '}
        <span className="text-xs font-normal text-ink-3">{entry.kind.replaceAll('_', ' ')}</span>
      </>
    ),
    more: <Published entry={entry} />,
  }),
  VerificationPassed: ({ data }) => ({
    tone: 'ok',
    title: sheet.passed,
    more: (
      <>
        {count(data.statements, sheet.passedStatements)} <ClauseRefs clauses={data.clauses} />
      </>
    ),
  }),
  VerificationFailed: ({ data }) => ({
    tone: 'bad',
    title: sheet.failed,
    more: <Findings findings={data.findings} />,
  }),
  ReworkRequested: ({ data }, { actor, titleOf }) => {
    if (data.toStep === data.step) return { tone: 'warn', title: sheet.rework }
    const title = data.to === actor ? sheet.sentBackHere : say(sheet.sentBack, { to: titleOf(data.to) })
    return { tone: 'warn', title, more: <Findings findings={data.findings} /> }
  },
  TaskFinished: ({ data: { task, findings, entries } }) => ({
    tone: findings.length > 0 ? 'bad' : 'ok',
    title: say(sheet.taskDone, { task: taskInWords(task) }),
    more: (
      <>
        <Entries names={entries} />
        <Findings findings={findings} />
      </>
    ),
  }),
  ToolAnswered: ({ data }) => ({
    tone: 'ok',
    title: say(sheet.toolAnswered, { tool: data.tool }),
    more: <Readable value={data.outputs} />,
  }),
  ActivityFailed: ({ data: { code, message, retryAt } }) => ({
    tone: 'bad',
    title: `${sheet.activityFailed}: ${code}`,
    more: (
      <>
        <ForeignText text={message.slice(0, 600)} /> {retryAt === null ? null : sheet.retry}
      </>
    ),
  }),
  ActivityLost: ({ data }) => ({
    tone: 'warn',
    title: sheet.activityLost,
    more: data.onLoss === 'retry' ? sheet.retry : null,
  }),
  StepCompleted: () => ({ tone: 'ok', title: sheet.completed }),
  StepFailed: ({ data }) => ({
    tone: 'bad',
    title: sheet.stepFailed,
    more: (
      <>
        <p>
          <ForeignText text={data.reason} />
        </p>
        <Findings findings={data.findings} />
      </>
    ),
  }),
  HandedOff: ({ data }, { actor, titleOf }) => ({
    tone: 'busy',
    title:
      data.to === actor
        ? say(sheet.handedIn, { from: titleOf(data.from) })
        : say(sheet.handedOut, { to: titleOf(data.to) }),
    more: <Passed {...data} />,
  }),
  HandoffRefused: ({ data }, { titleOf }) => ({
    tone: 'bad',
    title: say(sheet.refusedTo, { to: titleOf(data.to) }),
    more: say(sheet.kinds, { kinds: data.kinds.join(', ') }),
  }),
  TestsLocked: ({ data }) => ({
    tone: 'ok',
    title: sheet.locked,
    more: (
      <>
        {count(data.tests.length, words.locked)} · <EntryRef name={data.entry} brief />
      </>
    ),
  }),
  TestsRun: ({ data: { passed, failed, skipped, entry } }) => ({
    tone: failed > 0 ? 'bad' : 'ok',
    title: say(sheet.ran, { passed, failed, skipped }),
    more: <EntryRef name={entry} />,
  }),
  TestAmended: ({ data }, { titleOf }) => ({
    title: say(sheet.amended, { by: titleOf(data.amendedBy), checker: titleOf(data.checkedBy) }),
  }),
  ApprovalRequested: ({ data }) => ({ tone: 'warn', title: say(sheet.asked, { text: data.goal }), more: data.reason }),
  QuestionAsked: ({ data }) => ({
    tone: 'warn',
    title: say(sheet.asked, { text: data.text }),
    more: <ClauseRefs clauses={data.clauses} />,
  }),
  ApprovalGiven: ({ data }) => ({
    tone: 'ok',
    title: say(sheet.answeredWith, { text: data.decision }),
    more: data.comment,
  }),
  QuestionAnswered: ({ data }) => ({ tone: 'ok', title: say(sheet.answeredWith, { text: data.answer }) }),
  BudgetExceeded: ({ data }) => ({ tone: 'warn', title: say(sheet.budget, { limit: usd(data.limitUsd) }) }),
  BudgetRaised: ({ data }) => ({ tone: 'ok', title: say(sheet.raised, { to: usd(data.toUsd) }) }),
}
