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

/** Settings for a node of this process in the place of those of the environment. */
export type Settings = Readonly<Record<string, string>>

/** A server in reach. */
export interface Server {
  readonly url: string
  close(): Promise<void>
}

/** Where API keys are made and revoked. */
export interface KeyDesk extends Pick<Client, 'apiKeys' | 'createApiKey' | 'revokeApiKey'> {
  close(): Promise<void>
}

/** One thing that a doctor has looked at. */
export interface Check {
  /** Such as `store`. */
  readonly what: string
  /** `missing`: it is not configured, and nothing that is configured needs it. */
  readonly state: 'ok' | 'missing' | 'fails'
  /** What was found; where it fails the reason, and what to do. */
  readonly says: string
}

/** What came of asking one provider for one contract. */
export interface Trial {
  readonly contract: string
  readonly provider: string
  /** `passed`: the answer kept its contract and stood against the text. `not_asked`: what is left of the budget is too little. */
  readonly outcome: 'passed' | 'failed' | 'not_asked'
  /** The model that answered, or why it did not pass. */
  readonly says: string
  /** Milliseconds until the whole answer was there. */
  readonly tookMs: number | null
  /** Milliseconds until the first text of it was there; null: none came before the whole. */
  readonly firstTextMs: number | null
  readonly costUsd: number
}

/** Looks at everything that a node would be made of, without starting one. */
export interface Doctor {
  /** Calls no model. */
  examine(): AsyncIterable<Check>
  /** Asks every configured provider for every contract once, as long as the budget lasts. */
  tryContracts(limits: { readonly budgetUsd: number; readonly signal: AbortSignal }): AsyncIterable<Trial>
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
  /** The server that holds the local data, or a node of this process; with settings only the latter. */
  openLocal(purpose: Purpose, settings: Settings): Promise<Server>
  /** A server with console and all on the configured port, until it is closed. */
  serve(port: number | null): Promise<Server>
  /** The API keys of the local data; the server that holds the data, where one does. */
  openKeys(): Promise<KeyDesk | Server>
  openDoctor(): Promise<Doctor>
  /** G1_API_KEY; null: not set. */
  readonly apiKey: string | null
  connect(url: string, options: Connecting): Client
}
