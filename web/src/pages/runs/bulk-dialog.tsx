import { useState } from 'react'
import { useSession } from '../../app/session-context.tsx'
import type { RunRow } from '../../live/run-pages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { controlClass, Field } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { runs as words } from '../../words/runs.ts'
import { count, say } from '../../words/say.ts'
import { type BulkAction, carryOut, type Outcome, refusals, takers } from './bulk.ts'
import { sender } from './send-bulk.ts'

interface BulkDialogProps {
  readonly action: BulkAction
  readonly runs: readonly RunRow[]
  readonly onClose: () => void
  /** Everything was accepted, and has been read. */
  readonly onDone: () => void
}

/** The server takes as many at a time without trouble. */
const lanes = 4

/** Asks before it acts on many runs, shows how far it is, and says what was refused. */
export function BulkDialog({ action, runs, onClose, onDone }: BulkDialogProps) {
  const session = useSession()
  // What the runs were when it was asked: those that take it do not change while it is carried out.
  const [taking] = useState(() => takers(runs, action))
  const [reason, setReason] = useState('')
  const [done, setDone] = useState<number | null>(null)
  const [outcomes, setOutcomes] = useState<readonly Outcome[] | null>(null)
  const bulk = words.bulk[action]
  const skipped = runs.length - taking.length
  const refused = refusals(outcomes ?? [])
  const accepted = (outcomes ?? []).filter(({ refusal }) => refusal === null).length

  async function carry(): Promise<void> {
    setDone(0)
    const send = sender({ session, action, reason })
    setOutcomes(await carryOut({ runs: taking, send, lanes, onProgress: setDone }))
  }
  const close = (): void => {
    onClose()
    if (outcomes !== null && refused.length === 0) onDone()
  }

  return (
    <Dialog
      title={outcomes === null && taking.length > 0 ? count(taking.length, bulk.title) : bulk.action}
      onClose={close}
      held={done !== null && outcomes === null}
    >
      <div className="space-y-4">
        {outcomes !== null ? (
          <div aria-live="polite" className="space-y-4">
            <Notice tone={refused.length === 0 ? 'ok' : 'warn'} title={count(accepted, bulk.done)} />
            {refused.map(({ message, titles }) => (
              <div key={message}>
                <p className="font-medium">{count(titles.length, words.bulk.refused)}</p>
                <p className="foreign text-sm text-bad">{message}</p>
                <ul className="mt-1 list-disc ps-5 text-sm text-ink-2">
                  {titles.map((title, at) => (
                    <li key={`${at} ${title}`} className="foreign">
                      {title}
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </div>
        ) : taking.length === 0 ? (
          <p>{words.bulk.nothing}</p>
        ) : (
          <>
            <p>{bulk.text}</p>
            {skipped === 0 ? null : <p className="text-sm text-ink-2">{count(skipped, bulk.skipped)}</p>}
            <Field label={words.bulk.reason} hint={words.bulk.reasonHint}>
              {(control) => (
                <input
                  {...control}
                  value={reason}
                  maxLength={1_000}
                  disabled={done !== null}
                  onChange={(event) => setReason(event.target.value)}
                  className={controlClass}
                />
              )}
            </Field>
          </>
        )}
        <div className="flex items-center justify-end gap-2">
          {outcomes !== null || taking.length === 0 ? (
            <Button look="primary" onClick={close}>
              {words.bulk.close}
            </Button>
          ) : (
            <>
              <Button disabled={done !== null} onClick={close}>
                {words.bulk.back}
              </Button>
              <Button
                look={action === 'cancel' ? 'danger' : 'primary'}
                disabled={done !== null}
                onClick={() => void carry()}
              >
                <span className="tabular">
                  {done === null ? bulk.action : say(words.bulk.running, { done, all: taking.length })}
                </span>
              </Button>
            </>
          )}
        </div>
      </div>
    </Dialog>
  )
}
