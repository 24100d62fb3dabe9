import { runs } from '../words/runs.ts'
import { say } from '../words/say.ts'

interface CoverageProps {
  readonly covered: number
  /** 0: the requirements are not split into clauses yet. */
  readonly toCover: number
  /** The run changes no more. */
  readonly ended: boolean
}

/** How many of a run's clauses are covered: a bar, and the figures beside it. */
export function Coverage({ covered, toCover, ended }: CoverageProps) {
  const share = toCover === 0 ? 0 : covered / toCover
  const tone = share === 1 ? 'bg-ok' : ended ? 'bg-warn' : 'bg-accent'
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden="true" className="h-1.5 min-w-8 flex-1 overflow-hidden rounded-full bg-line">
        <span
          className={`block size-full origin-left rounded-full transition-transform duration-250 rtl:origin-right ${tone}`}
          style={{ transform: `scaleX(${share})` }}
        />
      </span>
      <span className="tabular w-12 shrink-0 text-end text-sm whitespace-nowrap text-ink-2">
        {toCover === 0 ? (
          <>
            <span aria-hidden="true">–</span>
            <span className="sr-only">{runs.notSplit}</span>
          </>
        ) : (
          <>
            {covered}
            <span aria-hidden="true">/{toCover}</span>
            <span className="sr-only"> {say(runs.covered, { of: toCover })}</span>
          </>
        )}
      </span>
    </span>
  )
}
