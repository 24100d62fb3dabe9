import type {
  ApiKeyFragment,
  AnswerApprovalInput,
  AnswerQuestionInput,
  ClusterNodesQuery,
  CreateApiKeyInput,
  DeliveredFilesQuery,
  EntriesQuery,
  EntryKind,
  ForkRunInput,
  HandoffsSubscription,
  OpenAsksQuery,
  PersonaOutputSubscription,
  PersonasQuery,
  RaiseBudgetInput,
  RetryStepInput,
  RevokeApiKeyInput,
  RunChangeFragment,
  RunCommandInput,
  RunDetailQuery,
  RunEventsSubscription,
  RunsQuery,
  RunsQueryVariables,
  RunStatus,
  RunSummaryFragment,
  StartRunInput,
} from './generated/graphql.ts'

export type { StartRunInput, RunStatus } from './generated/graphql.ts'
export type ApiKeyInfo = ApiKeyFragment
export type RunSummary = RunSummaryFragment
export type RunDetail = NonNullable<RunDetailQuery['run']>
type RunPage = RunsQuery['runs']
export type Delivered = NonNullable<DeliveredFilesQuery['run']>
type OpenAsks = NonNullable<OpenAsksQuery['run']>
export type OpenApproval = OpenAsks['approvals'][number]
export type OpenQuestion = OpenAsks['questions'][number]
type PublishedEntry = NonNullable<EntriesQuery['run']>['entries']['nodes'][number]
export type PersonaInfo = PersonasQuery['personas'][number]
export type ClusterNodeInfo = ClusterNodesQuery['clusterNodes'][number]
export type EventsPart = RunEventsSubscription['runEvents']
export type RunEvent = EventsPart['events'][number]
export type HandoffsPart = HandoffsSubscription['handoffs']
export type RunChange = RunChangeFragment
export type OutputPart = PersonaOutputSubscription['personaOutput']

interface Following {
  /** A cursor of this run: resumes right after its event. Left out: from the first on. */
  readonly after?: string | null
}

/**
 * A G1 server. Every method may throw ServerUnreachable and RequestFailed; mutations throw RequestRefused as well.
 * A mutation is stored when it returns; its effect follows as events of the run.
 */
export interface Client {
  readonly url: string
  startRun(input: StartRunInput): Promise<RunSummary>
  pauseRun(input: RunCommandInput): Promise<RunSummary>
  resumeRun(input: RunCommandInput): Promise<RunSummary>
  cancelRun(input: RunCommandInput): Promise<RunSummary>
  retryStep(input: RetryStepInput): Promise<RunSummary>
  raiseBudget(input: RaiseBudgetInput): Promise<RunSummary>
  /** The new run. */
  forkRun(input: ForkRunInput): Promise<RunSummary>
  answerApproval(input: AnswerApprovalInput): Promise<RunSummary>
  answerQuestion(input: AnswerQuestionInput): Promise<RunSummary>
  /** Null: there is no such run. So for the others that take an id. */
  run(id: string): Promise<RunSummary | null>
  runDetail(id: string): Promise<RunDetail | null>
  runs(filter: RunsQueryVariables): Promise<RunPage>
  asks(id: string): Promise<OpenAsks | null>
  /** The first hundred entries of these kinds, in the order of publication. Empty for an unknown run. */
  entries(id: string, kinds: readonly EntryKind[]): Promise<readonly PublishedEntry[]>
  personas(): Promise<readonly PersonaInfo[]>
  /** The nodes whose leases stand. */
  clusterNodes(): Promise<readonly ClusterNodeInfo[]>
  delivered(id: string): Promise<Delivered | null>
  apiKeys(): Promise<readonly ApiKeyInfo[]>
  /** `key` is the key itself, which cannot be asked for again. */
  createApiKey(input: CreateApiKeyInput): Promise<{ readonly apiKey: ApiKeyInfo; readonly key: string }>
  revokeApiKey(input: RevokeApiKeyInput): Promise<ApiKeyInfo>
  /** The bytes of the zip archive of a deliverable. */
  download(zipUrl: string): Promise<Uint8Array>
  /**
   * The events of a run, live, with neither gap nor duplicate, whatever happens to the connection. Ends after the last
   * event of an ended run. `types` leaves out all others.
   */
  runEvents(
    runId: string,
    options?: Following & {
      readonly types?: readonly string[]
      /** Told when the connection is lost, and when the first part comes over the next one. */
      readonly onConnection?: (state: 'lost' | 'resumed') => void
    },
  ): AsyncIterableIterator<EventsPart>
  handoffs(runId: string, options?: Following): AsyncIterableIterator<HandoffsPart>
  /**
   * What personas write, while they write it; of one persona where its id (`persona_…`) is given. Whatever is lost on the
   * way, while the connection is, or because it is not read in time, is lost for good. Ends when the run has ended.
   */
  personaOutput(runId: string, personaId?: string): AsyncIterableIterator<OutputPart>
  /**
   * The latest state of each run that changes from now on; with `status`, only changes that leave the run in one of these.
   * What changes faster than it is read comes once. It has no cursor: changes while the connection is lost are lost, so
   * after `resumed` ask for `runs` again.
   */
  runChanges(options?: {
    readonly status?: readonly RunStatus[]
    /** Told when the connection is lost, and when the next one stands. */
    readonly onConnection?: (state: 'lost' | 'resumed') => void
  }): AsyncIterableIterator<RunChange>
  /** Ends every stream's connection. */
  close(): void
}
