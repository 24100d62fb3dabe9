import { Link } from '@tanstack/react-router'
import { Library } from 'lucide-react'
import { count, say } from '../../../words/say.ts'
import { stage as words } from '../../../words/stage.ts'
import { useScene } from '../../run/scene.tsx'
import { useStage } from '../use-stage.tsx'
import { testsInWords } from '../words-of-stage.ts'

/** How far the clauses are, in words. */
export function useCoverage(): string {
  const { covered, toCover } = useScene().run.progress
  return toCover === 0 ? words.noClauses : say(words.clausesCovered, { covered, toCover })
}

/** What the hub holds; leads to it. */
export function HubDisc({ className, lines }: { readonly className: string; readonly lines: string }) {
  const { run, runId } = useScene()
  const { state } = useStage()
  const coverage = useCoverage()
  const tests = testsInWords(state)
  const entries = count(state.entries, words.entries)
  const said =
    run.requirements?.text ?? (state.seq > 1 && run.status !== 'QUEUED' ? words.noRequirements : words.notRead)
  return (
    <Link
      to="/runs/$runId/hub"
      params={{ runId }}
      search={(before) => ({ seq: before.seq })}
      className={`flex flex-col bg-card ${className}`}
    >
      <span className="flex items-center gap-1.5 text-sm font-semibold">
        <Library size={14} aria-hidden="true" className="text-accent" />
        {words.hub}
      </span>
      <span className={`foreign mt-1 text-xs text-ink-2 ${lines}`}>{said.slice(0, 240)}</span>
      <span className="tabular mt-1.5 text-xs font-medium">{entries}</span>
      <span className="tabular text-xs text-ink-3">{coverage}</span>
      <span className="tabular min-h-4.5 text-xs text-ink-3">{tests ?? ''}</span>
    </Link>
  )
}
