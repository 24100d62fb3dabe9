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

/** Where API keys are made and revoked. */
export interface KeyDesk extends Pick<Client, 'apiKeys' | 'createApiKey' | 'revokeApiKey'> {
  close(): Promise<void>
}

/** How a server is talked to. `patienceMs`: how long it may be out of reach before a stream gives up. */
interface Connecting {
  readonly patienceMs: number
  /** null: without a key. */
  readonly key: string | null
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
  /** The API keys of the local data; the server that holds the data, where one does. */
  openKeys(): Promise<KeyDesk | Server>
  /** G1_API_KEY; null: not set. */
  readonly apiKey: string | null
  connect(url: string, options: Connecting): Client
}
