import { publicRunId, type RunId } from '../../core/ids.ts'

interface Tab {
  readonly query: string
}

// The values stand in the operations themselves: GraphiQL sends the variables of a first tab only once somebody has
// touched them.

const handoffs = (run: string): string => `# Press the button: every handoff of a run, as it happened or as it happens.
subscription Handoffs($runId: ID! = "${run}", $after: String) {
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
mutation Build(
  $input: StartRunInput! = { requirements: "Build a fitness tracking website with user authentication" }
) {
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

const one = (run: string): string => `# One run: what was asked for clause by clause, who works on it, how far it is.
query Run($id: ID! = "${run}") {
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

const events = (
  run: string,
): string => `# A run's log from its first event on, then live. Pass a cursor as "after" to go on.
subscription Events($runId: ID! = "${run}", $after: String) {
  runEvents(runId: $runId, after: $after) {
    cursor
    caughtUp
    events { seq type at persona { title } data }
  }
}`

const actors = (run: string): string => `# The actors of a run, each again whenever its state changes.
subscription Actors($runId: ID! = "${run}") {
  actors(runId: $runId) { address kind state waiting restarts }
}`

/** Operations to begin with, the first of which shows the handoffs of a sample run. */
export function graphiqlTabs(sample: RunId | null): Tab[] {
  const run = sample === null ? 'run_… (copy one from the tab Runs)' : publicRunId(sample)
  return [handoffs(run), build, runs, one(run), events(run), actors(run)].map((query) => ({ query }))
}
