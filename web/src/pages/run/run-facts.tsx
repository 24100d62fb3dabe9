import { Link } from '@tanstack/react-router'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { duration, fullTime, integer, usd } from '../../ui/figures.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useNow } from '../../ui/use-now.ts'
import { run as words } from '../../words/run.ts'
import { say } from '../../words/say.ts'
import { useScene } from './scene.tsx'
import { useLogPart } from './use-log-part.ts'

const { facts: said } = words

/** The figures of a run: three of them where there is little room, the others on demand. */
export function RunFacts() {
  const { run } = useScene()
  const [all, setAll] = useState(false)
  const { covered, toCover, costUsd } = run.progress
  const models = run.models.flatMap(({ use }) => use).join(', ')
  const more = all ? 'max-md:col-span-3 max-md:flex max-md:items-baseline max-md:gap-2' : 'max-md:hidden'
  return (
    <div className="mt-2 flex items-start gap-2">
      <dl
        aria-label={said.label}
        className="grid flex-1 grid-cols-[1fr_minmax(5rem,auto)_6rem] gap-x-4 gap-y-2 md:flex md:flex-wrap md:gap-x-8 [&>div]:min-w-0"
      >
        <Fact name={said.coverage} className="md:items-center">
          <span className="tabular">{toCover === 0 ? said.none : say(said.coverageOf, { covered, toCover })}</span>
          <span
            aria-hidden="true"
            className="block h-1 overflow-hidden rounded-full bg-line md:ms-2 md:inline-block md:w-24 md:align-middle"
          >
            <span
              className={`block h-full origin-left transition-transform duration-200 ${toCover > 0 && covered >= toCover ? 'bg-ok' : 'bg-accent'}`}
              style={{ transform: `scaleX(${toCover === 0 ? 0 : covered / toCover})` }}
            />
          </span>
        </Fact>
        <Fact name={said.cost} className="md:min-w-24">
          {run.budget === null
            ? usd(costUsd)
            : say(said.costOf, { cost: usd(costUsd), limit: usd(run.budget.limitUsd) })}
        </Fact>
        <Fact name={said.time} className="md:min-w-28">
          <Elapsed />
        </Fact>
        <Fact name={said.owner} className={`md:w-36 ${more}`}>
          {run.owner === null ? (
            <span className="text-ink-3">{said.atRest}</span>
          ) : (
            <Link to="/cluster" className="foreign block max-w-28 truncate hover:underline" title={run.owner.id}>
              {run.owner.name}
            </Link>
          )}
        </Fact>
        <Fact name={said.provider} className={more}>
          <span className="foreign block max-w-64 truncate" title={models}>
            {run.provider ?? said.none}
            {models === '' ? '' : ` · ${models}`}
          </span>
        </Fact>
        {run.origin === null ? null : (
          <Fact name={said.origin} className={more}>
            <Link
              to="/runs/$runId"
              params={{ runId: run.origin.run.id }}
              search={{ seq: run.origin.seq }}
              className="foreign block max-w-64 truncate text-accent hover:underline"
            >
              {say(said.originAt, { title: run.origin.run.title, seq: integer(run.origin.seq) })}
            </Link>
          </Fact>
        )}
      </dl>
      <IconButton
        label={all ? words.less : words.more}
        aria-expanded={all}
        className="md:hidden"
        onClick={() => setAll((before) => !before)}
      >
        {all ? <ChevronUp size={18} aria-hidden="true" /> : <ChevronDown size={18} aria-hidden="true" />}
      </IconButton>
    </div>
  )
}

interface FactProps {
  readonly name: string
  readonly className?: string
  readonly children: ReactNode
}

const Fact = ({ name, className = '', children }: FactProps) => (
  <div className={`md:flex md:items-baseline md:gap-2 ${className}`}>
    <dt className="text-xs text-ink-3">{name}</dt>
    <dd className="tabular text-sm whitespace-nowrap max-md:h-6">{children}</dd>
  </div>
)

/** How long the run has been under way, or had been at the moment that is looked at. */
function Elapsed() {
  const { run, seq } = useScene()
  const at = useLogPart(({ events }) => (seq === null ? null : (events[seq - 1]?.at ?? run.createdAt)))
  const end = at ?? run.completedAt
  const now = useNow(1_000, end === null)
  const ms = (end === null ? now : new Date(end).getTime()) - new Date(run.createdAt).getTime()
  return (
    <time title={fullTime(run.createdAt)}>
      {duration(Math.max(0, end === null ? Math.floor(ms / 1_000) * 1_000 : ms))}
    </time>
  )
}
