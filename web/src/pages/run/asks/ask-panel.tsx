import { Check } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useMayOperate } from '../../../app/permission.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { app } from '../../../words/app.ts'
import { run as words } from '../../../words/run.ts'
import { count, say } from '../../../words/say.ts'
import { useScene } from '../scene.tsx'
import { ApprovalForm } from './approval-form.tsx'
import { answerOf, type Ask, asksOf, isOpen, textOf } from './open-asks.ts'
import { QuestionForm } from './question-form.tsx'

const { asks: said } = words

/** Everything that waits for a person, one at a time, and what was answered in a line. */
export function AskPanel({ onClose }: { readonly onClose: () => void }) {
  const { run } = useScene()
  const may = useMayOperate()
  const [chosen, setChosen] = useState<string | null>(null)
  const asks = asksOf(run)
  const open = asks.filter(isOpen)
  const shown = open.find(({ id }) => id === chosen) ?? open[0]
  const panel = usePanel(shown?.id ?? null)
  return (
    <div
      ref={panel}
      role="group"
      tabIndex={-1}
      aria-label={said.title}
      className="mt-2 flex scroll-mt-32 flex-col rounded-md border border-line bg-card p-4 shadow-card outline-none"
    >
      {open.length > 1 ? <Choices open={open} shown={shown?.id ?? null} onChoose={setChosen} /> : null}
      {shown === undefined ? (
        <div className="flex flex-1 flex-col items-center justify-center gap-3">
          <p role="status" className="flex items-center gap-2">
            <Check size={18} aria-hidden="true" className="text-ok" />
            {said.allDone}
          </p>
          <Button size="sm" onClick={onClose}>
            {words.situation.hideAsks}
          </Button>
        </div>
      ) : (
        <fieldset disabled={!may} className="contents">
          {may ? null : (
            <div className="mb-4">
              <Notice title={app.signIn.viewer} />
            </div>
          )}
          {shown.kind === 'question' ? (
            <QuestionForm key={shown.id} question={shown.question} />
          ) : (
            <ApprovalForm key={shown.id} approval={shown.approval} />
          )}
        </fieldset>
      )}
      <Answered asks={asks.filter((ask) => !isOpen(ask))} />
    </div>
  )
}

/**
 * Keeps the panel as high as it has been, so that what is below stays where it is when an answer is taken; and brings
 * whoever answered to what is shown next.
 */
function usePanel(shown: string | null) {
  const panel = useRef<HTMLDivElement>(null)
  const most = useRef(0)
  const before = useRef(shown)
  useLayoutEffect(() => {
    if (panel.current === null || panel.current.offsetHeight <= most.current) return
    most.current = panel.current.offsetHeight
    panel.current.style.minHeight = `${most.current}px`
  })
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    if (document.activeElement !== document.body) return
    panel.current?.focus({ preventScroll: true })
    panel.current?.scrollIntoView({ block: 'nearest' })
  }, [shown])
  return panel
}

interface ChoicesProps {
  readonly open: readonly Ask[]
  readonly shown: string | null
  readonly onChoose: (id: string) => void
}

const Choices = ({ open, shown, onChoose }: ChoicesProps) => (
  <ul aria-label={said.choose} className="-mt-1 mb-4 flex gap-2 overflow-x-auto border-b pb-3 [scrollbar-width:thin]">
    {open.map((ask) => (
      <li key={ask.id} className="shrink-0">
        <button
          type="button"
          aria-pressed={ask.id === shown}
          onClick={() => onChoose(ask.id)}
          className="flex h-8 max-w-64 items-center gap-2 rounded-md border px-3 text-sm -outline-offset-2 hover:bg-sunk aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
        >
          <span className="font-mono text-xs">{ask.name}</span>
          <span className="foreign truncate">{textOf(ask)}</span>
        </button>
      </li>
    ))}
  </ul>
)

function Answered({ asks }: { readonly asks: readonly Ask[] }) {
  if (asks.length === 0) return null
  return (
    <details className="mt-4 border-t pt-3 text-sm text-ink-2">
      <summary className="w-fit rounded-sm">{count(asks.length, said.before)}</summary>
      <ul className="mt-2 max-h-48 space-y-1 overflow-y-auto">
        {asks.map((ask) => (
          <li key={ask.id} className="foreign truncate">
            {toldOf(ask)}
          </li>
        ))}
      </ul>
    </details>
  )
}

function toldOf(ask: Ask): string {
  const answer = answerOf(ask)
  if (answer === null) return ask.name
  const { text, by } = answer
  return by === null
    ? say(said.answered, { name: ask.name, answer: text })
    : say(said.answeredBy, { name: ask.name, by, answer: text })
}
