/** What a subscriber asks for: a subscription, and the connection of `Run` that shows the same. */
export interface Asked {
  readonly field: 'runEvents' | 'handoffs'
  /** The list in its payloads, and the connection. */
  readonly list: 'events' | 'handoffs'
  /** Of each item. `seq` is among it. */
  readonly selection: string
}

const events = (selection: string): Asked => ({ field: 'runEvents', list: 'events', selection })

/** Renamed again and again, so that a few hundred events are more than the sockets of a machine hold back for a reader. */
const again = Array.from({ length: 30 }, (_, index) => `again${index}: data`).join(' ')

/** Megabytes for a run: whoever asks for it and does not read is a burden. */
export const heavy = events(`seq type data ${again}`)

export const light: readonly Asked[] = [
  events('seq type'),
  events('id seq type at cause persona { id name title } data'),
  events('seq answer when: at data persona { name }'),
  {
    field: 'handoffs',
    list: 'handoffs',
    selection: 'id seq at from { name } to { name } fromStep toStep entries { name } clauses',
  },
]

/** The document of a subscription. `types` is left out where nothing is filtered. */
export const subscriptionOf = ({ field, list, selection }: Asked, filtered: boolean): string =>
  filtered
    ? `subscription ($run: ID!, $after: String, $types: [String!]) { ${field}(runId: $run, after: $after, types: $types) { cursor ${list} { ${selection} } } }`
    : `subscription ($run: ID!, $after: String) { ${field}(runId: $run, after: $after) { cursor ${list} { ${selection} } } }`

/** The document of a query for the same. */
export const queryOf = ({ list, selection }: Asked): string =>
  `query ($run: ID!, $after: String) { run(id: $run) { ${list}(first: 20, after: $after) { nodes { ${selection} } pageInfo { hasNextPage endCursor } } } }`
