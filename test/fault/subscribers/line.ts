/** How a connection that carried a subscription ended. */
export type End =
  /** The server said that nothing more comes. */
  | { readonly how: 'completed' }
  /** The server answered with errors; these are their codes. */
  | { readonly how: 'refused'; readonly codes: readonly string[] }
  /** The connection went. `code`: of the WebSocket's close, or the reason on an event stream. */
  | { readonly how: 'closed'; readonly code: string }

export interface Subscribing {
  /** `http://localhost:8013`. */
  readonly url: string
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  /** What an event stream was at when it ended (`Last-Event-ID`); null: nothing. */
  readonly lastEventId: string | null
  /** Each result as it came, and the id that an event stream gave it. */
  readonly heard: (text: string, id: string | null) => void
  readonly ended: (end: End) => void
}

/** One connection with one subscription, down to its TCP socket. */
export interface Line {
  /** Stops reading the socket; what the server writes piles up on the way, and then with the server. */
  pause(): void
  resume(): void
  /** Ends it without a word. */
  cut(): void
}

/** Opens a line. Whatever becomes of it is told to `ended`, once. */
export type OpenLine = (subscribing: Subscribing) => Line

interface Result {
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[]
}

/** The codes of the errors in a result; null: it has none. */
export function codesIn({ errors }: Result): readonly string[] | null {
  return errors === undefined ? null : errors.map(({ extensions }) => extensions?.code ?? 'none')
}
