import type { EntityDraft } from '../draft/draft.ts'
import { entityNamed } from '../draft/references.ts'
import { idOf } from '../draft/naming.ts'
import { demand } from '../draft/scene.ts'
import { find, textOf } from '../language/token.ts'
import { stateTold } from './first-life.ts'
import type { Pattern } from './pattern.ts'

const thing = '(?:(?:a|an|the|each|any|all|every) )*(?<state>[a-z]+ed) (?<thing>[a-z][a-z -]*?)'
const forms: readonly RegExp[] = [
  new RegExp(
    `^${thing} cannot (?:becomes?|gets?|turns?|go back to(?: being)?|return to(?: being)?|be made|be set(?: back)? to) (?<to>[a-z]+)(?: (?:again|any more|anymore|any longer))?$`,
    'd',
  ),
  new RegExp(`^${thing} (?:must )?(?:always )?(?:stays?|remains?) (?<same>[a-z]+ed)(?: forever| for good)?$`, 'd'),
]

/** `A cancelled reservation never becomes active again`: no way leads back from there. */
export const reviving: Pattern = {
  name: 'reviving',
  pass: 3,
  read: (scene, phrase) => {
    const found = forms.map((form) => find(phrase, form)).find((one) => one !== null)
    const entity = found == null ? null : entityNamed(scene.draft, found.group('thing'))
    if (found == null || entity === null) return false
    const [name, to, same] = ['state', 'to', 'same'].map((group) => textOf(found.group(group)))
    if (name === undefined || (found.has('same') && same !== name)) return false
    const known = entity.values.includes(idOf(to ?? ''))
    if (found.has('to') && !known && !/^(?:active|valid|live|current)$/.test(to ?? '')) return false
    const state = stateTold(scene.draft, entity, name)
    const into = entity.moves.find((move) => move.to === state)
    if (state === null || into === undefined || leads(entity, state, known ? idOf(to ?? '') : null)) return false
    for (const move of entity.moves) if (!move.from.includes(state)) move.notFrom = [...(move.notFrom ?? []), state]
    scene.draft.current = entity.id
    demand(scene, phrase, { kind: 'transition', entity: entity.id, transition: into.id })
    return true
  },
}

/** True if moves lead from the one state to the other, by whatever way; to any at all where none is given. */
function leads(entity: EntityDraft, from: string, to: string | null): boolean {
  const reached = new Set([from])
  for (const state of reached)
    for (const move of entity.moves) if (move.from.includes(state) && move.to !== from) reached.add(move.to)
  return to === null ? reached.size > 1 : reached.has(to)
}
