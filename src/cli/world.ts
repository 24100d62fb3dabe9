import type { Client } from '../client/client.ts'

/** Where a command reads and writes. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** Standard output is a terminal. */
  readonly outIsTty: boolean
  /** A person can be asked: standard input and output are terminals. */
  readonly canAsk: boolean
  /** False where NO_COLOR is set or standard output is no terminal. */
  readonly colour: boolean
  /** Width in characters. */
  columns(): number
  readStdin(): Promise<Uint8Array>
  /** One line of a person's answer. Rejects when the signal aborts. */
  ask(question: string, signal: AbortSignal): Promise<string>
}

/** What a local node is opened for. `read`: it only serves the API, no run goes on. */
export type Purpose = 'work' | 'read'

/** A server in reach. */
export interface Server {
  readonly url: string
  close(): Promise<void>
}

/** Everything outside of a command. */
export interface World {
  readonly terminal: Terminal
  /** What relative paths are relative to. */
  readonly cwd: string
  /** The version of the `node` that a shell would start here (`v20.1.0`); null: there is none. */
  shellNode(): Promise<string | null>
  /** Aborts at the first Ctrl-C. */
  readonly interrupted: AbortSignal
  /** The server that holds the local data, or a node of this process. */
  openLocal(purpose: Purpose): Promise<Server>
  /** A server with console and all on the configured port, until it is closed. */
  serve(port: number | null): Promise<Server>
  /** `patienceMs`: how long the server may be out of reach before a stream gives up. */
  connect(url: string, patienceMs: number): Client
}
