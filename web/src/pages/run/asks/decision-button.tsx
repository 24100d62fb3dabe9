import { useId } from 'react'
import { inWords } from '../../../live/titles.ts'
import { Button } from '../../../ui/button.tsx'
import { run as words } from '../../../words/run.ts'
import { say } from '../../../words/say.ts'

const { asks: said } = words

interface DecisionButtonProps {
  readonly option: string
  /** The step that it leads to, where that is known. */
  readonly to: string | null
  readonly first: boolean
  readonly busy: boolean
  readonly sent: boolean
  readonly onChoose: () => void
}

/** One of the answers that are offered, and where it leads. Only what is known to let the work go on is put forward. */
export function DecisionButton({ option, to, first, busy, sent, onChoose }: DecisionButtonProps) {
  const leads = useId()
  const spoken = spokenOptions[option]
  const look = option === 'cancel' ? 'danger' : first && spoken !== undefined ? 'primary' : 'plain'
  return (
    <div className="flex max-w-56 flex-col items-center gap-1">
      <Button
        look={look}
        aria-busy={busy}
        aria-describedby={to === null ? undefined : leads}
        disabled={sent}
        onClick={onChoose}
      >
        <span className="foreign">{spoken ?? option}</span>
      </Button>
      {to === null ? null : (
        <span id={leads} className="foreign text-xs text-ink-3">
          {thenTo(to)}
        </span>
      )}
    </div>
  )
}

const spokenOptions: Readonly<Record<string, string>> = said.options

/** What comes after an answer that leads to a step. */
export const thenTo = (step: string): string =>
  step === 'END' ? said.leadsToEnd : say(said.leads, { step: inWords(step) })
