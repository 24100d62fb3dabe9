import type { PersonaId } from '../../core/ids.ts'
import type { Exchange, RunContext } from './run-context.ts'

/** Returns between the same two personas, without any clause changing, after which a person is asked. */
const mostReturns = 3

export const isStuck = ({ returns }: Exchange): boolean => returns >= mostReturns

export const exchangeBetween = (run: RunContext, one: PersonaId, other: PersonaId): Exchange | undefined =>
  run.exchanges.find(({ between }) => between.includes(one) && between.includes(other))
