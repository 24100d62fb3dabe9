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
  RunEventFragment,
  RunEventPartsSubscription,
  RunEventsSubscription,
  RunsQuery,
  RunsQueryVariables,
  RunStatus,
  RunSummaryFragment,
  StartRunInput,
} from './generated/graphql.ts'
import type { TypedDocument } from './post.ts'

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
export type RunEvent = RunEventFragment
/** An event with its place in the stream: `cursor` resumes right after it. */
export type StreamedEvent = RunEventsSubscription['runEvents']['events'][number]
export type EventsPart = RunEventPartsSubscription['runEvents']
export type StreamedHandoff = HandoffsSubscription['handoffs']['handoffs'][number]
export type RunChange = RunChangeFragment
export type OutputPart = PersonaOutputSubscription['personaOutput']

/** What is told of a stream's connection: it is lost, or the stream goes on over another one. */
type Connecting = (state: 'lost' | 'resumed') => void

export interface Following {
  /** A cursor of this run: resumes right after its event. Left out: from the first on. */
  readonly after?: string | null | undefined
  /** Told when the connection is lost, and when the first part comes over the next one. */
  readonly onConnection?: Connecting | undefined
}

export interface FollowingEvents extends Following {
  /** Leaves out events of all other types. */
  readonly types?: readonly string[] | undefined
}

/**
 * A G1 server. Every method may throw ServerUnreachable, RequestFailed and, with a `key` function, KeyUnavailable;
 * mutations throw RequestRefused as well. A mutation is stored when it returns; its effect follows as events of the run.
 *
 * A stream outlives its connections: it makes them again after a jittered wait. What is read too slowly does not pile
 * up: a stream that holds 1 MiB unread lets go of its subscription and takes it up again, by cursor, once that is read.
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
   * Carries out a query or mutation of your own, from a code generator with documents as strings. Throws RequestFailed
   * also for an answer with data beside errors.
   */
  request<Data, Variables>(document: TypedDocument<Data, Variables>, variables: Variables): Promise<Data>
  /**
   * The events of a run, live, each once and in order, whatever happens to the connection. Ends after the last event of
   * an ended run. Each event's `cursor` resumes right after it, also in another process: whoever keeps the cursor of the
   * last event that it has dealt with misses none and gets none twice.
   */
  runEvents(runId: string, options?: FollowingEvents): AsyncIterableIterator<StreamedEvent>
  /**
   * The same in the parts in which they come, at most 100 events each, with what is known of the log's end. `cursor`
   * resumes after the part's last event and whatever `types` has left out, so it is to be kept only once the whole part
   * has been dealt with. A part may be empty: the cursor has moved, or all is read.
   */
  runEventParts(runId: string, options?: FollowingEvents): AsyncIterableIterator<EventsPart>
  /** The handoffs of a run, live, each once and in order; cursors and the end as in `runEvents`. */
  handoffs(runId: string, options?: Following): AsyncIterableIterator<StreamedHandoff>
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
    readonly onConnection?: Connecting
  }): AsyncIterableIterator<RunChange>
  /** Ends every stream, as if nothing more came, and its connection. */
  close(): void
}
