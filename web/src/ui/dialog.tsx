import { type ReactNode, useEffect, useId, useRef } from 'react'
import { X } from 'lucide-react'
import { app } from '../words/app.ts'
import { IconButton } from './icon-button.tsx'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  /** `side`: a sheet at the end of the window, over its whole height. */
  readonly place?: 'middle' | 'side'
  /** Something is under way whose end has to be seen: it does not close. */
  readonly held?: boolean
  readonly children: ReactNode
}

/** A modal dialog while it is drawn: the platform's own, with its focus trap, Escape and backdrop. It begins at `data-autofocus`. */
export function Dialog({ title, onClose, place = 'middle', held = false, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const name = useId()
  useEffect(() => {
    dialog.current?.showModal()
    // The browser would begin at the button that closes it.
    dialog.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [])
  const shape =
    place === 'middle'
      ? 'w-[min(36rem,calc(100vw-2rem))] max-h-[calc(100dvh-2rem)] rounded-lg border'
      : 'ms-auto me-0 my-0 h-dvh max-h-none w-full max-w-[42rem] border-s'
  return (
    // biome-ignore lint: a click on the backdrop closes; Escape does the same from the keyboard.
    <dialog
      ref={dialog}
      aria-labelledby={name}
      onClose={onClose}
      onCancel={(event) => {
        if (held) event.preventDefault()
      }}
      onClick={(event) => {
        if (event.target === dialog.current && !held) dialog.current?.close()
      }}
      className={`bg-card p-0 text-ink shadow-over backdrop:bg-[rgb(0_0_0/0.45)] ${shape}`}
    >
      <div className="flex max-h-[inherit] min-h-full flex-col">
        <header className="sticky top-0 z-10 flex items-center justify-between gap-3 border-b bg-card px-4 py-3">
          <h2 id={name} className="foreign text-lg font-semibold">
            {title}
          </h2>
          <IconButton label={app.close} disabled={held} onClick={() => dialog.current?.close()}>
            <X size={18} aria-hidden="true" />
          </IconButton>
        </header>
        <div className="min-w-0 flex-1 p-4">{children}</div>
      </div>
    </dialog>
  )
}
