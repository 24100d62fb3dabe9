import type { Play } from '../../actors/run/run-context.ts'
import type { ResolversTypes } from '../generated/resolvers.ts'

export const teamMember = (member: Play['plan']['team'][number]): ResolversTypes['TeamMember'] => {
  const { persona, tier, steps, contract, sha256 } = member
  return { persona, tier, steps, contract, sha256 }
}
