import type { ClusterQuery } from '../../api/generated/graphql.ts'
import { Badge } from '../../ui/badge.tsx'
import { relative } from '../../ui/figures.ts'
import { useNow } from '../../ui/use-now.ts'
import { cluster as words } from '../../words/cluster.ts'
import { count, say } from '../../words/say.ts'
import { forPeople } from './for-people.ts'

type Provider = ClusterQuery['providers'][number]

/** Who answers for the personas here, and how their models fare. */
export function ProviderList({ providers }: { readonly providers: readonly Provider[] }) {
  const { shown, folded } = forPeople(providers)
  return (
    <>
      <ul className="divide-y">
        {shown.map((provider) => (
          <li key={provider.name} className="py-2 first:pt-0">
            <ProviderLine provider={provider} />
          </li>
        ))}
      </ul>
      {folded === 0 ? null : <p className="mt-2 text-sm text-ink-3">{count(folded, words.drills)}</p>}
    </>
  )
}

function ProviderLine({ provider: { name, isDefault, absent, asksModels, models } }: { readonly provider: Provider }) {
  const now = useNow(
    1_000,
    models.some(({ retryAt }) => retryAt !== null),
  )
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <span className="foreign font-medium">{name}</span>
        {isDefault ? <Badge tone="busy">{words.isDefault}</Badge> : null}
        <Badge tone={absent === null ? 'ok' : 'idle'}>{absent === null ? words.ready : words.absent}</Badge>
      </div>
      <p className="foreign text-sm text-ink-3">
        {absent ?? (asksModels ? (models.length === 0 ? words.noModels : '') : words.rules)}
      </p>
      {models.length === 0 ? null : (
        <ul className="mt-1 space-y-1">
          {models.map(({ model, state, retryAt }) => (
            <li key={model} className="flex flex-wrap items-center gap-2 text-sm">
              <span className="foreign font-mono text-xs">{model}</span>
              <Badge tone={state === 'HEALTHY' ? 'ok' : 'bad'}>{words.health[state]}</Badge>
              {retryAt === null ? null : (
                <span className="text-ink-3">{say(words.retryAt, { when: relative(retryAt, now) })}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
