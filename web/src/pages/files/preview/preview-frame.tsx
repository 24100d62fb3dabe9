import { ExternalLink, RotateCw, Square } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { controlClass } from '../../../ui/field.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { files as words } from '../../../words/files.ts'
import { count } from '../../../words/say.ts'
import { addressOn } from './address-on.ts'
import { useIdle } from './use-idle.ts'
import type { Running } from './use-preview.ts'

const said = words.preview

interface PreviewFrameProps {
  readonly preview: Running
  readonly onStop: () => void
  readonly onRestart: () => void
}

type Width = 'desktop' | 'phone'

/** The application in a frame of its own origin, with what a browser has around a page. */
export function PreviewFrame({ preview: { url, idleSeconds }, onStop, onRestart }: PreviewFrameProps) {
  // The first address carries the token that opens the application for this browser; from then on plain ones do.
  const [shown, setShown] = useState({ src: url, load: 0 })
  const [typed, setTyped] = useState(new URL('/', url).href)
  const [width, setWidth] = useState<Width>('desktop')
  const { over, used, frame } = useIdle(idleSeconds)
  const minutes = Math.max(1, Math.round(idleSeconds / 60))
  const go = (): void => {
    const src = addressOn(url, typed)
    setTyped(src)
    setShown(({ load }) => ({ src, load: load + 1 }))
    used()
  }
  return (
    <section aria-label={said.frame} className="rounded-lg border bg-card shadow-card">
      <form
        className="flex flex-wrap items-center gap-2 border-b p-2"
        onSubmit={(event) => {
          event.preventDefault()
          go()
        }}
      >
        <IconButton label={said.reload} onClick={go}>
          <RotateCw size={16} aria-hidden="true" />
        </IconButton>
        <input
          aria-label={said.address}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          spellCheck={false}
          className={`${controlClass} h-8 min-w-40 flex-1 font-mono text-xs [font-variant-ligatures:none]`}
        />
        <Segmented<Width>
          label={said.width}
          value={width}
          options={[
            { value: 'desktop', name: said.desktop },
            { value: 'phone', name: said.phone },
          ]}
          onChange={setWidth}
        />
        <a
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={said.tab}
          title={said.tab}
          className="inline-flex size-8 shrink-0 items-center justify-center rounded-md text-ink-2 hover:bg-sunk hover:text-ink"
        >
          <ExternalLink size={16} aria-hidden="true" />
        </a>
        <Button size="sm" onClick={onStop}>
          <Square size={14} aria-hidden="true" />
          {said.stop}
        </Button>
      </form>
      {over ? (
        <div className="p-2">
          <Notice
            tone="warn"
            live
            title={said.idleOver.title}
            text={count(minutes, said.idleOver.text)}
            action={
              <Button size="sm" onClick={onRestart}>
                {said.idleOver.action}
              </Button>
            }
          />
        </div>
      ) : null}
      <div className="flex justify-center overflow-x-auto bg-sunk">
        <iframe
          key={shown.load}
          ref={frame}
          src={shown.src}
          title={said.frame}
          sandbox="allow-scripts allow-forms allow-same-origin allow-modals allow-downloads"
          referrerPolicy="no-referrer"
          onLoad={used}
          className={`h-[max(32rem,calc(100dvh-16rem))] shrink-0 border-0 bg-card ${width === 'phone' ? 'w-[24.375rem] max-w-full' : 'w-full'}`}
        />
      </div>
      <p className="border-t px-3 py-2 text-xs text-ink-3">{count(minutes, said.idle)}</p>
    </section>
  )
}
