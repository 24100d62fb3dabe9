import type { ReactNode } from 'react'
import type { ClusterQuery } from '../../api/generated/graphql.ts'
import { Badge } from '../../ui/badge.tsx'
import { integer } from '../../ui/figures.ts'
import { Moment } from '../../ui/moment.tsx'
import { cluster as words } from '../../words/cluster.ts'
import { say } from '../../words/say.ts'

type Node = ClusterQuery['clusterNodes'][number]

/** The nodes whose leases stand: a table, on a narrow page a card for each. */
export const NodeTable = ({ nodes }: { readonly nodes: readonly Node[] }) => (
  <>
    <div className="hidden overflow-x-auto md:block">
      <table className="w-full text-start">
        <thead>
          <tr className="border-b text-sm text-ink-3">
            {[
              words.node,
              words.state,
              words.rolesTitle,
              words.load,
              words.activities,
              words.takenOver,
              words.started,
            ].map((head) => (
              <th key={head} scope="col" className="py-2 pe-4 text-start font-medium whitespace-nowrap">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {nodes.map((node) => (
            <tr key={node.id} className="border-b last:border-0">
              <th scope="row" className="py-3 pe-4 text-start font-medium">
                <Name node={node} />
              </th>
              <td className="pe-4">
                <State node={node} />
              </td>
              <td className="pe-4 whitespace-nowrap">{roles(node)}</td>
              <td className="w-48 pe-4">
                <Load node={node} />
              </td>
              <td className="tabular pe-4">{integer(node.load.activities)}</td>
              <td className="tabular pe-4" title={words.takenOverHint}>
                {integer(node.load.takenOver)}
              </td>
              <td className="text-sm text-ink-2">
                <Moment at={node.startedAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    <ul className="divide-y md:hidden">
      {nodes.map((node) => (
        <li key={node.id} className="space-y-2 py-3 first:pt-0 last:pb-0">
          <div className="flex items-center justify-between gap-3">
            <Name node={node} />
            <State node={node} />
          </div>
          <Load node={node} />
          <dl className="grid grid-cols-2 gap-2 text-sm">
            <Fact name={words.rolesTitle}>{roles(node)}</Fact>
            <Fact name={words.activities}>{integer(node.load.activities)}</Fact>
            <Fact name={words.takenOver}>{integer(node.load.takenOver)}</Fact>
            <Fact name={words.started}>
              <Moment at={node.startedAt} />
            </Fact>
          </dl>
        </li>
      ))}
    </ul>
  </>
)

const Name = ({ node: { id, name, version } }: { readonly node: Node }) => (
  <span className="foreign" title={id}>
    {name} <span className="text-sm font-normal text-ink-3">{version}</span>
  </span>
)

const State = ({ node: { state } }: { readonly node: Node }) => (
  <Badge tone={state === 'ACTIVE' ? 'ok' : 'warn'}>{words.states[state]}</Badge>
)

const roles = (node: Node): string => node.roles.map((role) => words.roles[role]).join(', ')

function Load({ node: { load, runsOwned, name } }: { readonly node: Node }) {
  const { activeRunsLimit: limit } = load
  if (limit === 0) return <span className="text-sm text-ink-3">{words.noLimit}</span>
  const full = Math.min(1, runsOwned / limit)
  return (
    <span className="block">
      <span className="tabular block text-sm">
        {say(words.loadOf, { n: integer(runsOwned), limit: integer(limit) })}
      </span>
      <span
        role="meter"
        aria-label={`${words.load} ${name}`}
        aria-valuemin={0}
        aria-valuemax={limit}
        aria-valuenow={Math.min(runsOwned, limit)}
        className="mt-1 block h-1.5 overflow-hidden rounded-full bg-sunk"
      >
        <span
          className={`block h-full origin-left rounded-full ${full > 0.9 ? 'bg-warn' : 'bg-accent'}`}
          style={{ transform: `scaleX(${full})` }}
        />
      </span>
    </span>
  )
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt className="text-ink-3">{name}</dt>
    <dd className="tabular">{children}</dd>
  </div>
)
