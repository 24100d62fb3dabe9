/** The base of every error that G1 throws on purpose. The message says what was found, what was expected and what to do. */
export abstract class G1Error extends Error {
  /** Stable, upper-case, shown to API clients as `extensions.code` or `userErrors.code`. */
  abstract readonly code: string
  /** True where the same call may succeed later without a change by the caller. */
  readonly retryable: boolean

  constructor(message: string, options: { readonly cause?: unknown; readonly retryable?: boolean } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = new.target.name
    this.retryable = options.retryable ?? false
  }
}

/** Thrown when input from outside (a request, a file, an argument) cannot be accepted; nothing has been stored. */
export class InvalidInput extends G1Error {
  readonly code = 'INVALID_INPUT'
  /** Where in the input, outermost first: `['input', 'requirements']`. */
  readonly path: readonly string[]

  constructor(message: string, path: readonly string[] = []) {
    super(message)
    this.path = path
  }
}

/** Thrown when something that was named by id does not exist. */
export class NotFound extends G1Error {
  readonly code = 'NOT_FOUND'
}

/** The message of anything that was thrown, for logs and recorded failures. */
export function messageOf(thrown: unknown): string {
  try {
    return String(thrown instanceof Error ? thrown.message : thrown)
  } catch {
    return 'Something was thrown that has no text.'
  }
}
