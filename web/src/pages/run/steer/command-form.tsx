import { useState } from 'react'
import { CancelDocument, PauseDocument, ResumeDocument } from '../../../api/generated/graphql.ts'
import { run as words } from '../../../words/run.ts'
import { useScene } from '../scene.tsx'
import { ReasonField, SteerForm } from './steer-form.tsx'
import { useIntention } from './use-intention.ts'

const documents = { pause: PauseDocument, resume: ResumeDocument, cancel: CancelDocument }

interface CommandFormProps {
  readonly what: keyof typeof documents
  readonly onClose: () => void
}

/** Pauses, resumes or cancels a run. */
export function CommandForm({ what, onClose }: CommandFormProps) {
  const { runId, run } = useScene()
  const [reason, setReason] = useState('')
  const [dropMessage, setDrop] = useState(false)
  const { send, busy, problems } = useIntention(documents[what])
  const said = words.steer[what]
  const submit = async (): Promise<void> => {
    const done = await send({ runId, reason: reason.trim() || null, ...(what === 'resume' ? { dropMessage } : {}) })
    if (done !== null) onClose()
  }
  return (
    <SteerForm
      text={said.text}
      action={said.name}
      danger={what === 'cancel'}
      {...(what === 'cancel' ? { keep: words.steer.cancel.keep } : {})}
      busy={busy}
      problems={problems}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {what === 'resume' && run.parked?.message != null ? (
        <label className="flex gap-3">
          <input
            type="checkbox"
            className="mt-1 size-4 shrink-0 accent-accent"
            checked={dropMessage}
            onChange={(event) => setDrop(event.target.checked)}
          />
          <span>
            {words.steer.resume.dropped}
            <span className="block text-sm text-ink-3">{words.steer.resume.droppedHint}</span>
          </span>
        </label>
      ) : null}
      <ReasonField value={reason} onChange={setReason} />
    </SteerForm>
  )
}
