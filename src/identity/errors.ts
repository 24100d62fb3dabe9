import { G1Error } from '../core/errors.ts'

/** Thrown when a caller shows no key where one is demanded, or one that opens nothing. */
export class Unauthenticated extends G1Error {
  readonly code = 'UNAUTHENTICATED'
}

/** Thrown when a caller may not do what it asks for. */
export class Forbidden extends G1Error {
  readonly code = 'FORBIDDEN'
}

/** Thrown when an address has shown too many keys that open nothing. */
export class TooManyAttempts extends G1Error {
  readonly code = 'LIMIT_EXCEEDED'
  readonly waitSeconds: number

  constructor(waitSeconds: number) {
    super(`Found too many wrong keys from this address, expected the right one; try again in ${waitSeconds} s.`, {
      retryable: true,
    })
    this.waitSeconds = waitSeconds
  }
}
