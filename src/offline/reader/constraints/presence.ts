import { demand } from '../draft/scene.ts'
import { entityIdOf, type Constraint } from './constraint.ts'

/** Required and optional values. */
export const presence: Constraint = {
  name: 'presence',
  patterns: [
    /^(?:must be )?(?<required>required|mandatory|compulsory|obligatory|necessary|needed|not optional|not empty|non-empty|not blank|always required)$/d,
    /^(?<required>cannot be|cannot stay|not) (?:left )?(?:empty|blank|missing|omitted|null)$/d,
    /^must be (?<required>given|there|filled in|filled|entered|provided|set|present|specified|filled out|supplied|stated|recorded)$/d,
    /^(?:can be |is )?(?<optional>optional|not required|not mandatory|voluntary|if known|if any|if available|left (?:empty|blank)|empty|blank)$/d,
  ],
  read: ({ found, phrase, target, scene }) => {
    const entity = entityIdOf(target)
    target.field.required = found.has('required')
    if (found.has('required')) demand(scene, phrase, { kind: 'required', entity, field: target.field.id })
    else target.field.optional = true
    if (!found.has('required')) demand(scene, phrase, { kind: 'field', entity, field: target.field.id })
    return true
  },
}
