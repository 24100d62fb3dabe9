import { Link, useParams } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'
import { useQuery } from 'urql'
import { PersonaDocument, type PersonaQuery } from '../../api/generated/graphql.ts'
import { typed } from '../../api/typed.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Empty } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { personas as words } from '../../words/personas.ts'
import { say } from '../../words/say.ts'
import { workflowsWith } from './by-phase.ts'
import { tierName } from './personas-page.tsx'

const Prose = lazy(() => import('../../ui/prose.tsx').then((module) => ({ default: module.Prose })))

/** One persona: what it is told, what it owes, where it works. */
export default function PersonaPage() {
  const { name } = useParams({ from: '/personas/$name' })
  const [{ data, error }, reload] = useQuery({ query: typed(PersonaDocument), variables: { id: `persona_${name}` } })
  if (data === undefined) {
    if (error === undefined) return <Skeleton className="h-96 w-full" />
    return <Failure error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
  }
  const persona = data.node
  if (persona === null || !('name' in persona) || persona.prompt === null) return <Unknown name={name} />
  return <Known persona={persona} workflows={data.workflows} />
}

type Found = Extract<NonNullable<PersonaQuery['node']>, { readonly name: string }>

function Known({ persona, workflows }: { readonly persona: Found; readonly workflows: PersonaQuery['workflows'] }) {
  const fills = workflowsWith(workflows, persona.name)
  return (
    <>
      <PageHead title={persona.title} />
      <div className="grid gap-6 lg:grid-cols-[1fr_20rem]">
        <Card title={words.prompt}>
          <Suspense fallback={<Skeleton className="h-96 w-full" />}>
            <Prose text={persona.prompt ?? ''} />
          </Suspense>
        </Card>
        <div className="space-y-6">
          <Card>
            <dl className="space-y-3">
              <Fact name={words.phase}>{persona.phase}</Fact>
              <Fact name={words.tier}>{tierName(persona.tier)}</Fact>
              <Fact name={words.contract}>
                <code className="font-mono text-sm">{persona.contract}</code>
              </Fact>
              <Fact name={words.file}>
                <code className="font-mono text-xs break-all text-ink-2">{persona.sha256}</code>
              </Fact>
            </dl>
          </Card>
          <Card title={words.fills}>
            {fills.length === 0 ? (
              <p className="text-ink-2">{words.fillsNone}</p>
            ) : (
              <ul className="space-y-2">
                {fills.map(({ name, title }) => (
                  <li key={name}>
                    <Link to="/workflows/$name" params={{ name }} className="foreign text-accent hover:underline">
                      {title}
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </Card>
        </div>
      </div>
    </>
  )
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt className="text-sm text-ink-3">{name}</dt>
    <dd className="foreign first-letter:uppercase">{children}</dd>
  </div>
)

function Unknown({ name }: { readonly name: string }) {
  const action = (
    <Link to="/personas" className={buttonClass()}>
      {words.unknown.action}
    </Link>
  )
  return (
    <>
      <PageHead title={words.title} />
      <Empty title={words.unknown.title} text={say(words.unknown.text, { name })} action={action} />
    </>
  )
}
