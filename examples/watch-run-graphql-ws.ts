import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createClient } from 'graphql-ws'

const [url = 'ws://localhost:8013/graphql', runId = ''] = process.argv.slice(2)
const kept = `${runId}.cursor`
const variables = { runId, after: existsSync(kept) ? readFileSync(kept, 'utf8') : null }
const query = `subscription ($runId: ID!, $after: String) {
  runEvents(runId: $runId, after: $after) { cursor events { seq type } } }`
type Data = { runEvents: { cursor: string; events: { seq: number; type: string }[] } }
const show = ({ runEvents: { events, cursor } }: Data): void => {
  for (const { seq, type } of events) console.log(seq, type)
  variables.after = cursor // Goes out with the next try, whenever the connection breaks.
  writeFileSync(kept, cursor)
}
const client = createClient({ url, retryAttempts: Number.POSITIVE_INFINITY, shouldRetry: () => true })
client.subscribe<Data>(
  { query, variables },
  { next: ({ data, errors }) => (data ? show(data) : console.error(errors)), error: console.error, complete() {} },
)
