import { createHash } from 'node:crypto'
import { type Sha256, sha256 } from '../../core/ids.ts'
import type { ModelCall } from '../model-client.ts'
import type { Route } from '../routing/route.ts'

const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** What the keys of a request have in common, whichever model answers it. */
export const questionKey = ({ messages, contract }: Pick<ModelCall, 'messages' | 'contract'>): string =>
  hash([messages.map(({ role, text }) => [role, text]), contract.id, contract.schema])

/** Two requests with the same key are identical: model, messages, contract and parameters. */
export const requestKey = (
  question: string,
  { provider, model }: Route,
  { mostOutputTokens, effort }: ModelCall,
): Sha256 => sha256(hash([1, provider, model, mostOutputTokens, question, ...(effort === undefined ? [] : [effort])]))
