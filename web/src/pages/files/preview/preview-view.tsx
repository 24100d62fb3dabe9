import { LoaderCircle, Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMayOperate } from '../../../app/permission.ts'
import { Button } from '../../../ui/button.tsx'
import { Failure } from '../../../ui/failure.tsx'
import { ForeignText } from '../../../ui/foreign-text.tsx'
import { Empty, Notice } from '../../../ui/notice.tsx'
import { files as words } from '../../../words/files.ts'
import { useScene } from '../../run/scene.tsx'
import { NoApplication } from '../no-application.tsx'
import { PreviewFrame } from './preview-frame.tsx'
import { type Refusal, usePreview } from './use-preview.ts'

const said = words.preview

/** The delivered application, to be tried. */
export function PreviewView() {
  const { run, runId, seq, goTo } = useScene()
  const may = useMayOperate()
  const { state, start, stop } = usePreview(runId)
  if (run.deliverable === null)
    return seq === null ? (
      <NoApplication yet={said.notYet} />
    ) : (
      <Empty
        title={said.past.title}
        text={said.past.text}
        action={<Button onClick={() => goTo(null)}>{said.past.action}</Button>}
      />
    )
  if (state.at === 'running') return <PreviewFrame preview={state.preview} onStop={stop} onRestart={start} />
  const starting = state.at === 'starting'
  return (
    <Stage>
      <h2 className="text-lg font-semibold">{said.title}</h2>
      <p className="max-w-prose text-ink-2" aria-live="polite">
        {starting
          ? said.startingText
          : state.at === 'off' && state.stopped
            ? `${said.stopped} ${said.text}`
            : said.text}
      </p>
      {may ? null : <Notice title={said.refused.FORBIDDEN} text={said.refusedText.FORBIDDEN} />}
      {state.at === 'refused' ? <Refused refusal={state.refusal} /> : null}
      {state.at === 'failed' ? <Failure error={state.error} /> : null}
      <Button look="primary" onClick={start} disabled={starting || !may} className="min-w-40">
        {starting ? (
          <LoaderCircle size={16} aria-hidden="true" className="animate-spin" />
        ) : (
          <Play size={16} aria-hidden="true" />
        )}
        {starting ? said.starting : said.start}
      </Button>
    </Stage>
  )
}

/** As high as the frame that takes its place. */
const Stage = ({ children }: { readonly children: ReactNode }) => (
  <div className="flex min-h-72 flex-col items-center justify-center gap-4 rounded-lg border border-dashed bg-card p-6 lg:min-h-[32rem] text-center">
    {children}
  </div>
)

function Refused({ refusal: { code, message } }: { readonly refusal: Refusal }) {
  const titles: Readonly<Record<string, string>> = said.refused
  const texts: Readonly<Record<string, string>> = said.refusedText
  const title = titles[code] ?? message
  return (
    <div className="w-full max-w-3xl space-y-2 text-start">
      <Notice tone={code === 'PREVIEW_FAILED' ? 'bad' : 'warn'} live title={title} text={texts[code] ?? ''} />
      {message === title ? null : (
        // biome-ignore lint: what scrolls has to be reached by the keyboard.
        <pre
          tabIndex={0}
          aria-label={said.output}
          className="foreign max-h-72 overflow-y-auto rounded-md bg-sunk p-3 font-mono text-xs whitespace-pre-wrap"
        >
          <ForeignText text={message} />
        </pre>
      )}
    </div>
  )
}
