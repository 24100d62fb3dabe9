import { Link } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useState } from 'react'
import { useQuery } from 'urql'
import { PersonasDocument } from '../../api/generated/graphql.ts'
import { typed } from '../../api/typed.ts'
import { Badge } from '../../ui/badge.tsx'
import { Failure } from '../../ui/failure.tsx'
import { controlClass } from '../../ui/field.tsx'
import { Empty } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { PersonaMark } from '../../ui/persona-mark.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { personas as words } from '../../words/personas.ts'
import { say } from '../../words/say.ts'
import { byPhase, type PersonaLine } from './by-phase.ts'

/** The catalogue of personas, by the phase in which they work. */
export default function PersonasPage() {
  const [{ data, error }, reload] = useQuery({ query: typed(PersonasDocument) })
  return (
    <>
      <PageHead title={words.title} text={words.text} />
      {data !== undefined ? (
        <Catalogue personas={data.personas} />
      ) : error !== undefined ? (
        <Failure error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
      ) : (
        <Skeleton className="h-96 w-full" />
      )}
    </>
  )
}

function Catalogue({ personas }: { readonly personas: readonly PersonaLine[] }) {
  const [text, setText] = useState('')
  const sought = useDeferredValue(text)
  const phases = useMemo(() => byPhase(personas, sought), [personas, sought])
  if (personas.length === 0) return <Empty title={words.empty.title} text={words.empty.text} />
  return (
    <>
      <input
        type="search"
        aria-label={words.filter}
        placeholder={words.filter}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className={`${controlClass} mb-6 max-w-sm`}
      />
      {phases.length === 0 ? <p className="text-ink-2">{say(words.noMatch, { text })}</p> : null}
      <div className="space-y-8">
        {phases.map(({ name, personas: members }) => (
          <section key={name}>
            <h2 className="foreign mb-3 text-sm font-semibold text-ink-3 first-letter:uppercase">
              {name || words.noPhase}
            </h2>
            <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
              {members.map((persona) => (
                <li key={persona.id}>
                  <PersonaCard persona={persona} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}

const PersonaCard = ({ persona: { name, title, contract, tier } }: { readonly persona: PersonaLine }) => (
  <Link
    to="/personas/$name"
    params={{ name }}
    className="flex h-full items-start gap-3 rounded-lg border bg-card p-4 shadow-card transition-colors hover:border-accent"
  >
    <PersonaMark title={title} />
    <span className="min-w-0 flex-1">
      <span className="foreign block font-medium">{title}</span>
      <span className="foreign mt-1 block font-mono text-xs text-ink-3">{contract}</span>
      <span className="mt-2 block">
        <Badge>{tierName(tier)}</Badge>
      </span>
    </span>
  </Link>
)

/** A tier in words; one that is not known here as it is. */
export const tierName = (tier: string | null): string =>
  tier === null ? '–' : ((words.tiers as Readonly<Record<string, string>>)[tier] ?? tier)
