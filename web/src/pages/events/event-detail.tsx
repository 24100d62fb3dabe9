import { Link } from '@tanstack/react-router'
import { useQuery } from 'urql'
import type { RunEvent } from '../../../../src/client/client.ts'
import { CursorAtDocument } from '../../api/generated/graphql.ts'
import { typed } from '../../api/typed.ts'
import { useSession } from '../../app/session-context.tsx'
import { buttonClass } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { duration, fullTime } from '../../ui/figures.ts'
import { ForeignText } from '../../ui/foreign-text.tsx'
import { JsonTree } from '../../ui/json-tree/json-tree.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { events as words } from '../../words/events.ts'
import { count, say } from '../../words/say.ts'
import { useScene } from '../run/scene.tsx'
import { asCommand, asCurl, asGraphql } from './copy-as.ts'

interface EventDetailProps {
  readonly event: RunEvent
  readonly query: string
  readonly startedAt: number
  /** How many events its turn has, itself included. */
  readonly turn: number
}

/** All of an event, and how to have it elsewhere. */
export function EventDetail({ event, query, startedAt, turn }: EventDetailProps) {
  const { runId } = useScene()
  const facts = [
    [
      words.detail.when,
      `${fullTime(event.at)} (${say(words.detail.since, { after: duration(Math.max(0, Date.parse(event.at) - startedAt)) })})`,
    ],
    [words.detail.persona, event.persona?.title ?? words.nobody],
    [words.detail.cause, `${event.cause} (${count(turn, words.detail.turn)})`],
  ] as const
  return (
    <section aria-label={say(words.seq, { seq: event.seq })} className="space-y-3 border-b bg-card px-4 py-3">
      <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-3">{name}</dt>
            <dd className="foreign tabular">
              <ForeignText text={value} query={query} />
            </dd>
          </div>
        ))}
      </dl>
      <JsonTree value={event.data} label={say(words.detail.data, { seq: event.seq })} query={query} />
      <div className="flex flex-wrap items-center gap-1">
        <CopyAs event={event} />
        <Link
          to="/runs/$runId"
          params={{ runId }}
          search={{ seq: event.seq }}
          className={`${buttonClass('plain', 'sm')} ms-auto`}
        >
          {words.detail.goTo}
        </Link>
      </div>
    </section>
  )
}

function CopyAs({ event }: { readonly event: RunEvent }) {
  const { runId } = useScene()
  const { url, key } = useSession()
  const first = event.seq <= 1
  const [{ data }] = useQuery({
    query: typed(CursorAtDocument),
    variables: { id: runId, seq: event.seq - 1 },
    pause: first,
    // A place in the log never changes.
    requestPolicy: 'cache-first',
  })
  const after = first ? null : (data?.run?.at.cursor ?? undefined)
  const asked = after === undefined ? null : { runId, after, url, keyed: key !== null }
  return (
    <>
      <span className="text-sm text-ink-3">{words.detail.copyAs}</span>
      {asked === null ? (
        <Skeleton className="h-8 w-56" />
      ) : (
        <>
          <CopyButton label={words.detail.graphql} text={() => asGraphql(asked)} />
          <CopyButton label={words.detail.curl} text={() => asCurl(asked)} />
          <CopyButton label={words.detail.g1} text={() => asCommand(asked)} />
        </>
      )}
      <CopyButton label={words.detail.json} text={() => JSON.stringify(event, null, 2)} />
      <CopyButton
        label={words.detail.link}
        text={() => `${url}/runs/${runId}/events?open=${encodeURIComponent(`event:${event.seq}`)}`}
      />
    </>
  )
}
