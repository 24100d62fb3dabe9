import { type SyntheticEvent, useState } from 'react'
import { AnswerQuestionDocument } from '../../../api/generated/graphql.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { run as words } from '../../../words/run.ts'
import { ClauseLinks } from '../../hub/clause-links.tsx'
import { useScene } from '../scene.tsx'
import { Problems } from '../steer/steer-form.tsx'
import { useIntention } from '../steer/use-intention.ts'
import { areaClass, ByField } from './ask-fields.tsx'
import type { OpenQuestion } from './open-asks.ts'
import { useBy } from './use-by.ts'

const { asks: said } = words

/** A question about the requirements, with what the team would assume by itself. */
export function QuestionForm({ question }: { readonly question: OpenQuestion }) {
  const { runId } = useScene()
  const [answer, setAnswer] = useState('')
  const [tried, setTried] = useState(false)
  const [sent, setSent] = useState(false)
  const { by, keep, sent: sentBy } = useBy()
  const { send, busy, problems } = useIntention(AnswerQuestionDocument)
  const give = async (text: string): Promise<void> => {
    if (busy || sent) return
    const taken = await send({ questionId: question.id, runId, answer: text, by: sentBy })
    if (taken !== null) setSent(true)
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    setTried(true)
    if (answer.trim() !== '') void give(answer.trim())
  }
  return (
    <form onSubmit={submit} className="space-y-4">
      <div>
        <p className="mb-1 flex flex-wrap items-center gap-2 text-sm text-ink-3">
          <Badge tone="warn">{said.question}</Badge>
          <span className="font-mono">{question.name}</span>
          <ClauseLinks clauses={question.clauses} />
        </p>
        <h2 className="foreign max-w-prose text-base font-medium">{question.text}</h2>
      </div>
      {question.default === '' ? null : (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-md bg-sunk p-3">
          <p className="foreign min-w-0 flex-1 basis-60 text-sm">
            <span className="text-ink-2">{said.suggestion} </span>
            <span className="font-medium">{question.default}</span>
          </p>
          <Button size="sm" look="primary" aria-busy={busy} disabled={sent} onClick={() => void give(question.default)}>
            {said.take}
          </Button>
        </div>
      )}
      <div className="grid gap-4 md:grid-cols-[1fr_16rem]">
        <Field label={said.answer} error={tried && answer.trim() === '' ? said.wrong.missing : undefined}>
          {(control) => (
            <textarea
              {...control}
              className={areaClass}
              dir="auto"
              maxLength={10_000}
              value={answer}
              onChange={(event) => setAnswer(event.target.value)}
            />
          )}
        </Field>
        <ByField value={by} onChange={keep} />
      </div>
      <Problems problems={problems} />
      <div className="flex min-h-10 items-center justify-end gap-3">
        {sent ? <p role="status">{said.sent}</p> : null}
        <Button type="submit" aria-busy={busy} disabled={sent}>
          {said.send}
        </Button>
      </div>
    </form>
  )
}
