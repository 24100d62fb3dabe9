import type { OutputContract } from '../core/contract.ts'

/** A contract in its own words: what is not said takes the value that fits most. */
export type ContractDraft<Answer> = Pick<OutputContract<Answer>, 'id' | 'kind' | 'schema' | 'title' | 'statements'> &
  Partial<OutputContract<Answer>>

/**
 * Fills in what most contracts share and forgets the type of the answer, so that contracts can stand in one registry.
 * The functions of a contract are only ever given what its own schema has parsed.
 */
export function defineContract<Answer>(draft: ContractDraft<Answer>): OutputContract {
  const contract: OutputContract<Answer> = {
    before: null,
    after: null,
    covers: false,
    unserved: () => [],
    check: () => [],
    specification: null,
    ...draft,
  }
  return contract as unknown as OutputContract
}
