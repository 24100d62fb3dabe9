import { InvalidInput } from '../../core/errors.ts'
import type { PageInfo } from '../generated/resolvers.ts'

const mostItems = 100

/** How many items a page may have. Throws InvalidInput outside of 1 … 100. */
export function pageSize(first: number | null | undefined): number {
  const asked = first ?? 20
  if (asked >= 1 && asked <= mostItems) return asked
  throw new InvalidInput(`Found first: ${asked}, expected 1 to ${mostItems}; read further pages with "after".`, [
    'first',
  ])
}

/** A page of a connection. */
export interface Page<Node> {
  readonly nodes: readonly Node[]
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[]
  readonly pageInfo: PageInfo
}

/** Cuts a page out of items that begin where it does; one item more than `size` shows that there are more. */
export function page<Node>(input: {
  readonly items: readonly Node[]
  readonly size: number
  readonly cursorOf: (node: Node) => string
  /** True where the page does not begin at the start of the list. */
  readonly resumed: boolean
}): Page<Node> {
  const nodes = input.items.slice(0, input.size)
  const edges = nodes.map((node) => ({ cursor: input.cursorOf(node), node }))
  return {
    nodes,
    edges,
    pageInfo: {
      hasNextPage: input.items.length > input.size,
      hasPreviousPage: input.resumed,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}
