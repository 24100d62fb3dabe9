import { z } from 'zod'
import { modelTiers } from '../../core/provider.ts'
import { defineContract } from '../define-contract.ts'
import { reasonSchema, statementsOf } from './reason.ts'
import { checkRevision, revisionSchema } from './revision.ts'

/** The form of the draft. */
export const teamDraftSchema = z.strictObject({
  members: z
    .array(
      z.strictObject({
        persona: z.string().min(1),
        tier: z.enum(modelTiers),
        /** The steps it fills; in a first draft those of the net it has in mind. */
        steps: z.array(z.string().min(1)),
        why: z.string().min(1),
      }),
    )
    .min(1),
  reasons: z.array(reasonSchema).min(1),
  /** null in a first draft. */
  revision: revisionSchema.nullable(),
})

/** Who the Team Structure Architect puts on which steps, with which strength of model. */
export type TeamDraft = Readonly<z.infer<typeof teamDraftSchema>>

export const teamDraft = defineContract<TeamDraft>({
  id: 'team_draft',
  kind: 'team_draft',
  schema: teamDraftSchema,
  title: ({ members }) => `A team of ${members.length}`,
  statements: ({ reasons }) => statementsOf('reasons', reasons),
  check: ({ members, revision }) => [...checkMembers(members), ...checkRevision(revision)],
})

function checkMembers(members: TeamDraft['members']): string[] {
  const persons = new Set<string>()
  const filled = new Map<string, string>()
  return members.flatMap(({ persona, steps }, index) => {
    const problems: string[] = []
    if (persons.has(persona)) {
      problems.push(`members[${index}]: found ${persona} twice, expected each persona once; join the two`)
    }
    persons.add(persona)
    for (const step of steps) {
      const other = filled.get(step)
      if (other !== undefined) {
        problems.push(
          `members[${index}]: found the step ${step} given to ${other} and to ${persona}, expected one; take it from one of them`,
        )
      }
      filled.set(step, persona)
    }
    return problems
  })
}
