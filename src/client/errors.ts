/** Something that the caller of a mutation can put right. */
export interface Refusal {
  /** Stable, upper-case: `INVALID_INPUT`, `NOT_FOUND`, `RUN_ENDED` … */
  readonly code: string
  readonly message: string
  /** Where in the arguments, outermost first. */
  readonly path: readonly string[]
}

/** Thrown when the API refused a mutation; nothing was stored. `userErrors` is never empty. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused'
  readonly userErrors: readonly Refusal[]

  constructor(userErrors: readonly Refusal[]) {
    super(userErrors.map(({ message }) => message).join('\n'))
    this.userErrors = userErrors
  }

  get codes(): readonly string[] {
    return this.userErrors.map(({ code }) => code)
  }
}

/** Thrown when the API answered with a GraphQL error: a bad argument, a cursor that cannot be resumed, a fault. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed'
  /** `extensions.code`; `INTERNAL` where there was none. */
  readonly code: string
  /** To be given to whoever runs the server; null where there was none. */
  readonly requestId: string | null

  constructor(message: string, fault: { readonly code: string; readonly requestId: string | null }) {
    super(message)
    this.code = fault.code
    this.requestId = fault.requestId
  }
}

/** Thrown when the server cannot be reached, or what answers there is no G1. */
export class ServerUnreachable extends Error {
  override readonly name = 'ServerUnreachable'
  readonly url: string

  constructor(url: string, cause: unknown) {
    const why = cause instanceof Error ? reasonOf(cause) : String(cause)
    super(`Found no G1 at ${url} (${why}), expected one; start it with "g1 serve", or correct the address.`, { cause })
    this.url = url
  }
}

/** `fetch failed` says nothing: its cause does. */
function reasonOf(error: Error): string {
  const cause = error.cause instanceof Error ? error.cause : error
  return cause.message === '' && 'code' in cause ? String(cause.code) : cause.message
}
