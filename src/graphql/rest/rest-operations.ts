/** The parts that the operations fall into, with what is said of them. */
export const tags = {
  runs: 'Ordering applications, following the work and steering it.',
  people: 'What the team asks of people: approvals, questions, steps that people do.',
  results: 'What a run delivered, and trying it.',
  team: 'What the team works from: personas, workflows, knowledge, models.',
  cluster: 'The nodes that do the work, and the actors on them.',
  access: 'Who calls, and the keys to this API.',
} as const

/** One operation of the REST API: which path asks for which field of the schema. */
export interface RestOperation {
  /** Its `operationId`. */
  readonly name: string
  readonly summary: string
  readonly tag: keyof typeof tags
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Below `/api`; `{id}` is an argument. */
  readonly path: string
  /** `Mutation.pauseRun`, or a field of what a query gives: `Query.run.steps`. */
  readonly field: string
  /** Arguments that have another name here than in the schema: theirs by ours. */
  readonly names?: Readonly<Record<string, string>>
  /** The status of success; 200 unless given. 201 says where the new run is, 204 that nothing is left to show. */
  readonly status?: 201 | 202 | 204
}

type Rest = Pick<RestOperation, 'tag' | 'names' | 'status'>
type Make = (path: string, name: string, field: string, summary: string, rest: Rest) => RestOperation

const making =
  (method: RestOperation['method']): Make =>
  (path, name, field, summary, rest) => ({ method, path, name, field, summary, ...rest })
const get = making('GET')
const post = making('POST')
const remove = making('DELETE')

const runs = { tag: 'runs' } as const
const people = { tag: 'people' } as const
const results = { tag: 'results' } as const
const team = { tag: 'team' } as const
const cluster = { tag: 'cluster' } as const
const access = { tag: 'access' } as const
/** A request that is stored, and whose effect follows as events of the run. */
const command = { names: { id: 'runId' }, status: 202 } as const

/** Every query and mutation of the schema, and what a run is asked for piece by piece. The only place that knows paths. */
export const restOperations: readonly RestOperation[] = [
  get('/runs', 'listRuns', 'Query.runs', 'List runs, newest first', runs),
  post('/runs', 'startRun', 'Mutation.startRun', 'Order an application', { ...runs, status: 201 }),
  get('/runs/{id}', 'getRun', 'Query.run', 'Show one run', runs),
  get('/runs/{id}/at/{seq}', 'getRunAt', 'Query.run.at', 'Show a run as it was', runs),
  get('/runs/{id}/requirements', 'getRequirements', 'Query.run.requirements', 'Show the requirements', runs),
  get('/runs/{id}/plan', 'getPlan', 'Query.run.plan', 'Show the plan', runs),
  get('/runs/{id}/team', 'listTeam', 'Query.run.team', 'List who works on a run', runs),
  get('/runs/{id}/steps', 'listSteps', 'Query.run.steps', 'List the attempts of steps', runs),
  get('/runs/{id}/handoffs', 'listHandoffs', 'Query.run.handoffs', 'List handoffs', runs),
  get('/runs/{id}/entries', 'listEntries', 'Query.run.entries', 'List what was published', runs),
  get('/runs/{id}/context-packs', 'listContextPacks', 'Query.run.contextPacks', 'List what personas knew', runs),
  get('/runs/{id}/usage', 'getUsage', 'Query.run.usage', 'Show what a run has used', runs),
  get('/runs/{id}/forks', 'listForks', 'Query.run.forks', 'List the forks of a run', runs),
  post('/runs/{id}/forks', 'forkRun', 'Mutation.forkRun', 'Fork a run', {
    ...runs,
    names: { id: 'runId' },
    status: 201,
  }),
  post('/runs/{id}/pause', 'pauseRun', 'Mutation.pauseRun', 'Pause a run', { ...runs, ...command }),
  post('/runs/{id}/resume', 'resumeRun', 'Mutation.resumeRun', 'Resume a run', { ...runs, ...command }),
  post('/runs/{id}/cancel', 'cancelRun', 'Mutation.cancelRun', 'Cancel a run', { ...runs, ...command }),
  post('/runs/{id}/budget', 'raiseBudget', 'Mutation.raiseBudget', 'Raise the budget', { ...runs, ...command }),
  post('/runs/{id}/steps/{stepId}/retry', 'retryStep', 'Mutation.retryStep', 'Retry a step', { ...runs, ...command }),
  get('/open-runs', 'countOpenRuns', 'Query.openRuns', 'Count the runs that have not ended', runs),
  get('/sample-run', 'getSampleRun', 'Query.sampleRun', 'Show a run to look at', runs),
  get('/nodes/{id}', 'getNode', 'Query.node', 'Show anything by its id', runs),
  get('/runs/{id}/approvals', 'listApprovals', 'Query.run.approvals', 'List approvals', people),
  get('/runs/{id}/questions', 'listQuestions', 'Query.run.questions', 'List questions', people),
  get('/runs/{id}/work-items', 'listWorkItems', 'Query.run.workItems', 'List what waits for people', people),
  post('/approvals/{id}/answer', 'answerApproval', 'Mutation.answerApproval', 'Answer an approval', {
    ...people,
    names: { id: 'approvalId' },
    status: 202,
  }),
  post('/questions/{id}/answer', 'answerQuestion', 'Mutation.answerQuestion', 'Answer a question', {
    ...people,
    names: { id: 'questionId' },
    status: 202,
  }),
  get('/runs/{id}/deliverable', 'getDeliverable', 'Query.run.deliverable', 'Show what was delivered', results),
  post('/runs/{id}/preview', 'startPreview', 'Mutation.startPreview', 'Start what was delivered', {
    ...results,
    names: { id: 'runId' },
  }),
  remove('/runs/{id}/preview', 'stopPreview', 'Mutation.stopPreview', 'Shut a preview down', {
    ...results,
    names: { id: 'runId' },
    status: 204,
  }),
  get('/personas', 'listPersonas', 'Query.personas', 'List personas', team),
  get('/workflows', 'listWorkflows', 'Query.workflows', 'List workflows', team),
  post('/workflows/check', 'checkWorkflow', 'Query.checkWorkflow', 'Check a workflow', team),
  get('/knowledge', 'listKnowledge', 'Query.knowledge', 'List knowledge files', team),
  get('/providers', 'listProviders', 'Query.providers', 'List providers', team),
  get('/cluster/nodes', 'listClusterNodes', 'Query.clusterNodes', 'List nodes', cluster),
  get('/cluster/lost-nodes', 'listLostNodes', 'Query.lostNodes', 'List nodes that were lost', cluster),
  get('/actors', 'listActors', 'Query.actors', 'List actors', cluster),
  get('/error-codes', 'listErrorCodes', 'Query.errorCodes', 'List the codes of errors', access),
  get('/caller', 'getCaller', 'Query.caller', 'Show who calls', access),
  get('/api-keys', 'listApiKeys', 'Query.apiKeys', 'List keys', access),
  post('/api-keys', 'createApiKey', 'Mutation.createApiKey', 'Make a key', { ...access, status: 201 }),
  remove('/api-keys/{id}', 'revokeApiKey', 'Mutation.revokeApiKey', 'Revoke a key', access),
]
