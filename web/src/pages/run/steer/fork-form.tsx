import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ForkDocument } from '../../../api/generated/graphql.ts'
import { controlClass, Field } from '../../../ui/field.tsx'
import { integer } from '../../../ui/figures.ts'
import { run as words } from '../../../words/run.ts'
import { say } from '../../../words/say.ts'
import { useLog, useScene } from '../scene.tsx'
import { useTelling } from '../use-telling.ts'
import { lastForkable } from './fork-seq.ts'
import { SteerForm } from './steer-form.tsx'
import { useIntention } from './use-intention.ts'

const said = words.steer.fork

/** Begins another run with the first events of this one, and goes there. */
export function ForkForm({ onClose }: { readonly onClose: () => void }) {
  const { runId, seq } = useScene()
  const { events } = useLog()
  const navigate = useNavigate()
  const tell = useTelling()
  const most = lastForkable(events)
  const [typed, setTyped] = useState(() => String(Math.max(1, Math.min(seq ?? most, most))))
  const [title, setTitle] = useState('')
  const { send, busy, problems } = useIntention(ForkDocument)
  const atSeq = Number(typed)
  const event = events[atSeq - 1]
  const submit = async (): Promise<void> => {
    const forked = await send({ runId, atSeq, title: title.trim() || null })
    if (forked === null) return
    onClose()
    await navigate({ to: '/runs/$runId', params: { runId: forked.id }, search: {} })
  }
  return (
    <SteerForm
      text={said.text}
      action={said.name}
      busy={busy}
      problems={problems}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field
        label={said.seq}
        hint={say(said.seqHint, { most: integer(most), what: event === undefined ? '' : tell(event) })}
      >
        {(control) => (
          <input
            {...control}
            className={`${controlClass} tabular`}
            type="number"
            inputMode="numeric"
            required
            min={1}
            max={Math.max(1, most)}
            step={1}
            value={typed}
            onChange={(change) => setTyped(change.target.value)}
          />
        )}
      </Field>
      <Field label={said.heading}>
        {(control) => (
          <input
            {...control}
            className={controlClass}
            maxLength={200}
            value={title}
            onChange={(change) => setTitle(change.target.value)}
          />
        )}
      </Field>
    </SteerForm>
  )
}
