import { publicRunId, type RunId } from '../../core/ids.ts'

interface Tab {
  readonly query: string
  readonly variables: string
}

const variables = (values: object): string => JSON.stringify(values, null, 2)

const handoffs = `# Press the button: every handoff of a run, as it happened or as it happens.
subscription Handoffs($runId: ID!, $after: String) {
  handoffs(runId: $runId, after: $after) {
    cursor
    caughtUp
    handoffs {
      seq
      from { title }
      to { title }
      toStep
      clauses
      entries { name kind title }
    }
  }
}`

const build = `# Order an application.
mutation Build($input: StartRunInput!) {
  startRun(input: $input) {
    run { id title status cursor }
    userErrors { code message path }
  }
}`

const runs = `# The newest runs.
query Runs {
  runs(first: 10) {
    nodes { id title status createdAt }
    pageInfo { hasNextPage endCursor }
  }
}`

const run = `# One run: what was asked for clause by clause, who works on it, how far it is.
query Run($id: ID!) {
  run(id: $id) {
    title
    status
    cursor
    requirements { clauses { id text kind status tests why } }
    team { persona { title } steps }
    steps { name attempt state rounds persona { title } }
    usage { calls inputTokens outputTokens costUsd }
    deliverable { zipUrl testReport { passed failed skipped } files { path size } }
    error { code message }
  }
}`

const events = `# A run's log from its first event on, then live. Pass a cursor as "after" to go on where you were.
subscription Events($runId: ID!, $after: String) {
  runEvents(runId: $runId, after: $after) {
    cursor
    caughtUp
    events { seq type at persona { title } data }
  }
}`

const actors = `# The actors of a run, each again whenever its state changes.
subscription Actors($runId: ID!) {
  actors(runId: $runId) { address kind state waiting restarts }
}`

/** Operations to begin with, the first of which shows the handoffs of a sample run. */
export function graphiqlTabs(sample: RunId | null): Tab[] {
  const id = sample === null ? 'run_… (copy one from the tab "Runs")' : publicRunId(sample)
  return [
    { query: handoffs, variables: variables({ runId: id }) },
    {
      query: build,
      variables: variables({ input: { requirements: 'Build a fitness tracking website with user authentication' } }),
    },
    { query: runs, variables: '{}' },
    { query: run, variables: variables({ id }) },
    { query: events, variables: variables({ runId: id }) },
    { query: actors, variables: variables({ runId: id }) },
  ]
}
