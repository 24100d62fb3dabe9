import { G1Error } from '../errors.ts'

/** Thrown when an idempotency key comes again with another payload; nothing was stored. */
export class IdempotencyConflict extends G1Error {
  readonly code = 'IDEMPOTENCY_CONFLICT'
}

/** Thrown when the database refused a value of an append (22xxx, 23xxx); nothing of the call was stored. */
export class AppendDataError extends G1Error {
  readonly code = 'APPEND_DATA_ERROR'
}

/** Thrown when the connection broke during an append: it may or may not have committed. Ask `ambiguous`. */
export class AppendUnknown extends G1Error {
  readonly code = 'APPEND_UNKNOWN'
}

/** Thrown when the store cannot be reached or is held by another process. */
export class StoreUnavailable extends G1Error {
  readonly code = 'STORE_UNAVAILABLE'
}
