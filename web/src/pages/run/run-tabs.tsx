import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useRef } from 'react'
import { useOffer } from '../../app/commands.ts'
import { Badge } from '../../ui/badge.tsx'
import { integer } from '../../ui/figures.ts'
import { run as words } from '../../words/run.ts'
import { count } from '../../words/say.ts'
import { useScene } from './scene.tsx'
import { useLogPart } from './use-log-part.ts'

const tabs = [
  { to: '/runs/$runId', name: 'stage' },
  { to: '/runs/$runId/plan', name: 'plan' },
  { to: '/runs/$runId/timeline', name: 'timeline' },
  { to: '/runs/$runId/events', name: 'events' },
  { to: '/runs/$runId/hub', name: 'hub' },
  { to: '/runs/$runId/files', name: 'files' },
  { to: '/runs/$runId/usage', name: 'usage' },
] as const

/** The views of a run, as links that keep the moment that is looked at. */
export function RunTabs() {
  const { run, runId, seq } = useScene()
  const head = useLogPart(({ events }) => events.length)
  const questions = run.questions.filter(({ answer }) => answer === null).length
  const navigate = useNavigate()
  const commands = useMemo(
    () =>
      tabs.map(({ to, name }) => ({
        id: to,
        name: words.tabs[name],
        group: words.tabs.label,
        run: () => void navigate({ to, params: { runId }, search: seq === null ? {} : { seq } }),
      })),
    [navigate, runId, seq],
  )
  useOffer(commands)
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    // On a phone the chosen one may lie outside of what can be seen.
    const here = nav.current?.querySelector('[aria-current]')
    if (here instanceof HTMLElement && nav.current !== null) nav.current.scrollLeft = here.offsetLeft - 64
  }, [])
  return (
    <nav
      ref={nav}
      aria-label={words.tabs.label}
      className="relative mt-3 mb-4 flex gap-1 overflow-x-auto border-b [scrollbar-width:none]"
    >
      {tabs.map(({ to, name }) => (
        <Link
          key={to}
          to={to}
          params={{ runId }}
          search={seq === null ? {} : { seq }}
          activeOptions={{ exact: true, includeSearch: false }}
          className="flex h-10 shrink-0 items-center gap-2 border-b-2 px-3 text-sm font-medium -outline-offset-2"
          activeProps={{ className: 'border-accent text-accent' }}
          inactiveProps={{ className: 'border-transparent text-ink-2 hover:text-ink' }}
        >
          {words.tabs[name]}
          {name === 'events' ? (
            <span className="tabular min-w-8 text-start text-xs text-ink-3">{integer(seq ?? head)}</span>
          ) : null}
          {name === 'hub' && questions > 0 ? (
            <Badge tone="warn">
              <span aria-hidden="true">{questions}</span>
              <span className="sr-only">{count(questions, words.tabs.openQuestions)}</span>
            </Badge>
          ) : null}
        </Link>
      ))}
    </nav>
  )
}
