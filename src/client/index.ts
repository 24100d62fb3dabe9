/** What `@g1/client` offers. The operations themselves are in `@g1/client/documents`. */
export { createClient, type ClientOptions } from './create-client.ts'
export type {
  ApiKeyInfo,
  Client,
  ClusterNodeInfo,
  Delivered,
  EventsPart,
  Following,
  FollowingEvents,
  OpenApproval,
  OpenQuestion,
  OutputPart,
  PersonaInfo,
  RunChange,
  RunDetail,
  RunEvent,
  RunStatus,
  RunSummary,
  StartRunInput,
  StreamedEvent,
  StreamedHandoff,
} from './client.ts'
export { KeyUnavailable, type Refusal, RequestFailed, RequestRefused, ServerUnreachable } from './errors.ts'
export type { TypedDocument } from './post.ts'
export type { Key } from './request-headers.ts'
export type { Backoff } from './stream/backoff.ts'
