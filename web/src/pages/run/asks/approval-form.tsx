import { useMemo, useState } from 'react'
import { AnswerApprovalDocument } from '../../../api/generated/graphql.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { ForeignText } from '../../../ui/foreign-text.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { run as words } from '../../../words/run.ts'
import { say } from '../../../words/say.ts'
import { useScene } from '../scene.tsx'
import { useLogPart } from '../use-log-part.ts'
import { Problems } from '../steer/steer-form.tsx'
import { useIntention } from '../steer/use-intention.ts'
import { decisionVariable, readOutputs } from './answer-values.ts'
import { ByField, CommentField } from './ask-fields.tsx'
import { DecisionButton, thenTo } from './decision-button.tsx'
import type { OpenApproval } from './open-asks.ts'
import { longestDecision, OtherAnswer } from './other-answer.tsx'
import { OutputField } from './output-field.tsx'
import { useBy } from './use-by.ts'
import { adoptedWorkflow, waysOn } from './ways-on.ts'
import { WorkData } from './work-data.tsx'

const { asks: said } = words

/** Something that a person is asked to approve, to decide or to do. */
export function ApprovalForm({ approval }: { readonly approval: OpenApproval }) {
  const { run, runId } = useScene()
  const { about, options, outputs } = approval
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [comment, setComment] = useState('')
  const [tried, setTried] = useState(false)
  const [sent, setSent] = useState(false)
  const { by, keep, sent: sentBy } = useBy()
  const { send, busy, problems } = useIntention(AnswerApprovalDocument)
  // Where there are options, choosing one fills in the first text.
  const decides = options.length > 0 ? decisionVariable(outputs) : null
  const asked = outputs.filter(({ name }) => name !== decides)
  const read = readOutputs(asked, typed)
  const wrong = tried ? read.problems : {}
  const decide = async (decision: string): Promise<void> => {
    setTried(true)
    if (busy || sent || Object.keys(read.problems).length > 0) return
    const answer = { decision, comment: comment.trim() || null, outputs: read.outputs, by: sentBy }
    if ((await send({ approvalId: approval.id, runId, ...answer })) !== null) setSent(true)
  }
  const workflow = useLogPart(({ events }) => (about === 'HUMAN_STEP' ? adoptedWorkflow(events) : null))
  const ways = useMemo(() => waysOn(workflow, approval.step), [workflow, approval.step])
  const work = run.workItems.find((item) => item.approval.id === approval.id)
  return (
    <form className="space-y-4" onSubmit={(event) => event.preventDefault()}>
      <Heading approval={approval} />
      {work === undefined ? null : <WorkData data={work.data} />}
      {asked.length === 0 ? null : (
        <fieldset className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
          <legend className="mb-2 text-sm font-medium">{said.outputs}</legend>
          {asked.map(({ name, type }) => (
            <OutputField
              key={name}
              name={name}
              type={type}
              value={typed[name] ?? ''}
              error={wrong[name]}
              onChange={(text) => setTyped((before) => ({ ...before, [name]: text }))}
            />
          ))}
        </fieldset>
      )}
      <div className="grid gap-4 md:grid-cols-[1fr_16rem]">
        <CommentField value={comment} onChange={setComment} />
        <ByField value={by} onChange={keep} />
      </div>
      <Problems problems={problems} />
      <div className="flex min-h-10 flex-wrap items-end justify-end gap-2">
        {sent ? (
          <p role="status" className="me-auto self-center">
            {said.sent}
          </p>
        ) : null}
        {about === 'HUMAN_STEP' && options.length > 0 ? (
          <OtherAnswer
            hint={ways.otherwise === null ? null : thenTo(ways.otherwise)}
            sent={sent}
            onAnswer={(answer) => void decide(answer)}
          />
        ) : null}
        {options.length > 0 ? (
          options.map((option, index) => (
            <DecisionButton
              key={option}
              option={option}
              to={ways.of.get(option) ?? null}
              first={index === 0}
              busy={busy}
              sent={sent}
              onChoose={() => void decide(option)}
            />
          ))
        ) : (
          <Button
            look="primary"
            aria-busy={busy}
            disabled={sent}
            onClick={() => void decide(freeDecision(asked, typed))}
          >
            {said.done}
          </Button>
        )}
      </div>
    </form>
  )
}

/** Where nothing is to be chosen, the first text that was filled in says what was decided. */
function freeDecision(asked: OpenApproval['outputs'], typed: Readonly<Record<string, string>>): string {
  const name = decisionVariable(asked)
  const text = name === null ? '' : (typed[name] ?? '').trim()
  return text === '' ? 'done' : text.slice(0, longestDecision)
}

function Heading({ approval }: { readonly approval: OpenApproval }) {
  const { about, name, step, attempt, role, goal, reason, requestedAt } = approval
  const hint = said.hint[about]
  return (
    <div>
      <p className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-3">
        <Badge tone="warn">{said.about[about]}</Badge>
        <span className="font-mono">{name}</span>
        <span className="foreign">{say(said.step, { step, attempt })}</span>
        {role === null ? null : <span className="foreign">{say(said.role, { role })}</span>}
        <span>
          {said.asked} <Moment at={requestedAt} />
        </span>
      </p>
      <h2 className="foreign max-w-prose text-base font-medium">{goal}</h2>
      {reason === null ? null : (
        <p tabIndex={0} className="mt-2 max-h-40 overflow-y-auto rounded-md bg-sunk p-3 text-sm whitespace-pre-wrap">
          <span className="text-ink-3">{said.why}: </span>
          <span className="foreign">
            <ForeignText text={reason} />
          </span>
        </p>
      )}
      {hint === null ? null : <p className="mt-2 max-w-prose text-sm text-ink-2">{hint}</p>}
    </div>
  )
}
