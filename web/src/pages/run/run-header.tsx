import { Link } from '@tanstack/react-router'
import { Badge } from '../../ui/badge.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { integer } from '../../ui/figures.ts'
import { ForeignText } from '../../ui/foreign-text.tsx'
import { useTitle } from '../../ui/page-head.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { run as words } from '../../words/run.ts'
import { say } from '../../words/say.ts'
import { useScene } from './scene.tsx'
import { SteerMenu } from './steer/steer-menu.tsx'

/** What the run is called, how it stands, and what can be done to it. */
export function RunHeader() {
  const { run, runId, seq } = useScene()
  useTitle(run.title)
  return (
    <header>
      <nav aria-label={words.trail} className="-mt-3 flex h-8 items-center gap-2 text-sm text-ink-3">
        <Link to="/runs" className="rounded-sm hover:text-ink hover:underline">
          {words.runs}
        </Link>
        <span aria-hidden="true">/</span>
        <span className="tabular" title={runId}>
          {say(words.shortId, { end: runId.slice(-8) })}
        </span>
        <CopyButton label={words.copyId} text={() => runId} />
      </nav>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 md:flex-nowrap">
        {/* All of a long title would push the run itself out of the window. */}
        <h1
          title={run.title}
          className="foreign line-clamp-3 text-lg font-semibold max-md:w-full md:line-clamp-2 md:text-xl"
        >
          <ForeignText text={run.title} />
        </h1>
        <div className="flex shrink-0 flex-wrap items-center gap-2">
          <StatusBadge status={run.status} />
          {seq === null ? null : <Badge tone="busy">{say(words.asOf, { seq: integer(seq) })}</Badge>}
        </div>
        <div className="ms-auto">
          <SteerMenu />
        </div>
      </div>
    </header>
  )
}
