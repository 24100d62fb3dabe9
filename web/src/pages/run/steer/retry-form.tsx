import { useState } from 'react'
import { RetryDocument } from '../../../api/generated/graphql.ts'
import { run as words } from '../../../words/run.ts'
import { useScene } from '../scene.tsx'
import { retryable } from './powers.ts'
import { ReasonField, SteerForm } from './steer-form.tsx'
import { useIntention } from './use-intention.ts'

/** Grants a step that has failed for good one more attempt. */
export function RetryForm({ onClose }: { readonly onClose: () => void }) {
  const { runId, run } = useScene()
  const failed = retryable(run)
  const [chosen, setChosen] = useState(failed[0]?.step ?? '')
  const [reason, setReason] = useState('')
  const { send, busy, problems } = useIntention(RetryDocument)
  const submit = async (): Promise<void> => {
    if ((await send({ runId, stepId: chosen, reason: reason.trim() || null })) !== null) onClose()
  }
  return (
    <SteerForm
      text={words.steer.retry.text}
      action={words.steer.retry.name}
      busy={busy}
      problems={problems}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <fieldset className="space-y-2">
        <legend className="mb-1 text-sm font-medium">{words.steer.retry.step}</legend>
        {failed.map(({ step, reason: why }) => (
          <label key={step} className="flex gap-3 rounded-md border p-3">
            <input
              type="radio"
              name="step"
              className="mt-1 size-4 shrink-0 accent-accent"
              checked={chosen === step}
              onChange={() => setChosen(step)}
            />
            <span className="min-w-0">
              <span className="foreign font-medium">{step}</span>
              {why === null ? null : <span className="foreign line-clamp-3 text-sm text-ink-2">{why}</span>}
            </span>
          </label>
        ))}
      </fieldset>
      <ReasonField value={reason} onChange={setReason} />
    </SteerForm>
  )
}
