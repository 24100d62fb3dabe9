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

/** Whether the store could not be reached, or its answer got lost. It comes back; whoever needs it tries again. */
export const isOutage = (error: unknown): boolean => error instanceof StoreUnavailable || error instanceof AppendUnknown

/** Thrown when another process holds the folder of the embedded store. */
export class FolderLocked extends G1Error {
  readonly code = 'FOLDER_LOCKED'
  /** The process that holds it; null where it did not answer in time. */
  readonly pid: number | null
  /** Where its API answers, once it has said so. */
  readonly url: string | null

  constructor(folder: string, holder: { readonly pid: number | null; readonly url: string | null }) {
    const who = holder.pid === null ? 'another process' : `process ${holder.pid}`
    const todo = holder.url === null ? 'wait for it, or stop it' : `talk to it at ${holder.url}, or stop it`
    super(`Found ${folder} held by ${who}, expected it free; ${todo}, or choose another folder with G1_DATA.`)
    this.pid = holder.pid
    this.url = holder.url
  }
}
