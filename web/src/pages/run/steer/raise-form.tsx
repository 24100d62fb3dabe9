import { useState } from 'react'
import { RaiseDocument } from '../../../api/generated/graphql.ts'
import { controlClass, Field } from '../../../ui/field.tsx'
import { usd } from '../../../ui/figures.ts'
import { run as words } from '../../../words/run.ts'
import { say } from '../../../words/say.ts'
import { useScene } from '../scene.tsx'
import { ReasonField, SteerForm } from './steer-form.tsx'
import { useIntention } from './use-intention.ts'

const said = words.steer.raise

/** Raises what the run may spend. */
export function RaiseForm({ onClose }: { readonly onClose: () => void }) {
  const { runId, run } = useScene()
  const { limitUsd, spentUsd } = run.budget ?? { limitUsd: 0, spentUsd: 0 }
  const least = Math.max(limitUsd, spentUsd)
  const [amount, setAmount] = useState(() => String(Math.max(1, Math.ceil(least * 2))))
  const [tried, setTried] = useState(false)
  const [reason, setReason] = useState('')
  const { send, busy, problems } = useIntention(RaiseDocument)
  const budgetUsd = Number(amount)
  const wrong = amount.trim() === '' || !(budgetUsd > least)
  const submit = async (): Promise<void> => {
    setTried(true)
    if (!wrong && (await send({ runId, budgetUsd, reason: reason.trim() || null })) !== null) onClose()
  }
  return (
    <SteerForm
      text={say(said.text, { limit: usd(limitUsd), spent: usd(spentUsd) })}
      action={said.name}
      busy={busy}
      problems={problems}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field label={said.amount} error={tried && wrong ? say(said.wrong, { least: usd(least) }) : undefined}>
        {(control) => (
          <input
            {...control}
            className={`${controlClass} tabular`}
            type="number"
            inputMode="decimal"
            min={0}
            step="any"
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
        )}
      </Field>
      <ReasonField value={reason} onChange={setReason} />
    </SteerForm>
  )
}
