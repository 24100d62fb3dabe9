import { InvalidInput } from './errors.ts'

declare const brand: unique symbol
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name }

/** A run's id: a UUIDv7 (time-ordered), without its public prefix. */
export type RunId = Branded<string, 'RunId'>
/** The tenant that a row belongs to; one default tenant until sign-in exists. */
export type TenantId = Branded<string, 'TenantId'>
/** One life of a node: a fresh id at every start. */
export type Incarnation = Branded<string, 'Incarnation'>
/** The position of an event in its run's stream, gapless from 1. 0 stands for "before the first". */
export type Seq = Branded<number, 'Seq'>
/** Grows at every change of a run's owner. */
export type Epoch = Branded<number, 'Epoch'>
/** The id of a message (a command, a receipt, a timer); the cause of the events that it led to. */
export type MessageId = Branded<string, 'MessageId'>
/** A persona by the name of its file: `solution_architect`. `platform` signs what no persona wrote. */
export type PersonaId = Branded<string, 'PersonaId'>
/** A step by its id in the net: `write_tests`. */
export type StepId = Branded<string, 'StepId'>
/** An entry of a run's Knowledge Hub: `E12`, in the order of publication. */
export type EntryId = Branded<string, 'EntryId'>
/** The content address of a blob: lower-case hexadecimal SHA-256. */
export type Sha256 = Branded<string, 'Sha256'>
/** The public part of an API key, `key_` and eight characters: names it in lists and logs, and opens nothing. */
export type ApiKeyId = Branded<string, 'ApiKeyId'>

export const runId = (value: string): RunId => value as RunId
export const tenantId = (value: string): TenantId => value as TenantId
export const incarnation = (value: string): Incarnation => value as Incarnation
export const seq = (value: number): Seq => value as Seq
export const epoch = (value: number): Epoch => value as Epoch
export const messageId = (value: string): MessageId => value as MessageId
export const personaId = (value: string): PersonaId => value as PersonaId
export const stepId = (value: string): StepId => value as StepId
export const entryId = (value: string): EntryId => value as EntryId
export const sha256 = (value: string): Sha256 => value as Sha256
export const apiKeyId = (value: string): ApiKeyId => value as ApiKeyId

/** The tenant of every row until sign-in exists. */
export const defaultTenant = tenantId('00000000-0000-0000-0000-000000000001')
/** The author of entries that no persona wrote: test reports, rendered applications. */
export const platformAuthor = personaId('platform')

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** `run_0192…`: the same in GraphQL, REST, the command line and logs. */
export const publicRunId = (id: RunId): string => `run_${id}`

/** Reads a public run id. Throws InvalidInput for anything else. */
export function parseRunId(value: string, path: readonly string[] = ['runId']): RunId {
  const bare = value.startsWith('run_') ? value.slice(4) : ''
  if (uuid.test(bare)) return runId(bare)
  throw new InvalidInput(
    `Found "${value.slice(0, 60)}", expected a run id such as run_0192f0c1-…; copy it from "g1 runs".`,
    path,
  )
}
