import type { Target } from '../constraints/constraint.ts'
import { readConstraints } from '../constraints/read-constraints.ts'
import { fieldFor, fieldMeant } from '../draft/fields.ts'
import { entityNamed } from '../draft/references.ts'
import { claim, type Scene } from '../draft/scene.ts'
import { nounOf } from '../language/noun-phrase.ts'
import { borrow, find, type Found, type Phrase } from '../language/token.ts'
import type { Pattern } from './pattern.ts'

const noun = '(?!(?:no|not|nobody|none|neither|never) )[a-z][a-z -]*?'
const det = '(?:(?:a|an|the|each|every|any|all) )*'
const value = '(?<value>[a-z0-9][a-z0-9. -]*?)'
const otherwise =
  '(?: ,)? (?:unless (?:[a-z ]+ )?(?:is |are )?(?:stated|specified|given|chosen|set|told|entered|said|changed|selected|otherwise)(?: otherwise| differently)?|if (?:nothing|not|no other [a-z]+)(?: else| other)?(?: is| was)? (?:given|chosen|stated|set|entered|said|specified|selected))'
const given = '(?:given|chosen|entered|set|stated|selected|specified|filled in)'
const list = '(?<list>[^()]+?)'
const form = (text: string): RegExp => new RegExp(`^${text}$`, 'd')

const defaults: readonly RegExp[] = [
  form(
    `(?:the )?default (?:value )?(?:of |for )?(?:the )?(?<field>${noun}) (?:is|:|=|must be) (?:a |an |the )?${value}`,
  ),
  form(`by default ,? ?(?<field>${det}${noun}) (?:is|are|must be) ${value}`),
  form(`(?<field>${det}${noun}) (?:is|are|must be) ${value}${otherwise}`),
  form(
    `if no (?<field>${noun}) (?:is|was|has been) ${given} ,? ?(?:it is |it must be |app uses |then )?${value}(?: is used| is taken| is assumed| is set| applies)?`,
  ),
  form(
    `(?:if|when) (?:the )?(?<field>${noun}) (?:is|was) (?:not ${given}|left empty|empty|missing) ,? ?(?:it is |it must be |app uses |then )?${value}(?: is used| is taken| is assumed| is set| applies)?`,
  ),
  form(`(?:the )?(?<field>${noun}) of (?:a |each |every )?new (?<thing>${noun}) (?:is|are) ${value}`),
  form(
    `(?:a |each |every )?new (?<thing>${noun}) (?:has|have|gets?|starts? with|begins? with) (?:a |an |the )?(?<field>${noun}) (?:of )?(?<value>[0-9.]+)`,
  ),
  form(
    `(?:a |each |every |all )?new (?<thing>${noun}) (?:is|are|must be) (?:of|in) (?<field>type|kind|category|priority|condition|size|class|level) ${value}(?:${otherwise}| by default)?`,
  ),
  form(
    `(?:a |each |every |all )?new (?<thing>${noun}) (?:is|are|must be) (?:of|in) ${value} (?<field>type|kind|category|priority|condition|size|class|level)(?:${otherwise}| by default)?`,
  ),
]

const fewest = '(?:possible|allowed|valid|available|permitted|accepted)'
const options: readonly RegExp[] = [
  form(`(?:the )?(?:only )?${fewest} (?<field>${noun}) (?:is|are|:) (?:: )?${list}`),
  form(
    `(?:the )?(?:only )?(?:${fewest} )?(?:values|options|choices) (?:for|of) (?:the )?(?<field>${noun}) (?:is|are|:) (?:: )?${list}`,
  ),
  form(`there (?:is|are) (?:only )?[0-9]+ (?:possible |different )?(?<field>${noun}) (?:: )${list}`),
  form(
    `${det}(?<thing>${noun}) (?:has|have|must have|gets?|is of|are of) one of (?:the )?(?:[0-9]+ )?(?:following )?(?<field>${noun}) : ${list}`,
  ),
  form(
    `${det}(?<thing>${noun}) (?:has|have|must have) (?:a|an) (?<field>(?!(?:number|date|amount|count|place|name|list|set|day|time|year|history|kind) )[a-z]+) of (?<list>[a-z][a-z -]*?(?: , [a-z][a-z -]*?)*(?: ,)? or [a-z][a-z -]*?)`,
  ),
  form(
    `(?:the )?(?<field>[a-z]+(?: [a-z]+)?) : (?<list>[a-z][a-z -]*?(?: , [a-z][a-z -]*?)*(?: ,)? or [a-z][a-z -]*?)`,
  ),
  form(`no other (?<field>${noun}) than ${list} (?:is|are|can be) (?:accepted|allowed|possible|valid|permitted)`),
]

/** Where a value starts from, and which values there are: `The default type is vacation`, `Allowed types are …`. */
export const choosing: Pattern = {
  name: 'choosing',
  pass: 3,
  owns: (phrase) =>
    [...defaults.filter((_, index) => index !== 2), ...options].some((one) => find(phrase, one) !== null),
  read: (scene, phrase) =>
    defaults.some((one) => told(scene, find(phrase, one), 'value', 'default')) ||
    options.some((one) => told(scene, find(phrase, one), 'list', 'one of')),
}

/** Says in the words of the constraints what the statement says of a field that there is. */
function told(scene: Scene, found: Found | null, what: 'value' | 'list', lead: string): boolean {
  if (found === null) return false
  const target = fieldIn(scene, found) ?? (what === 'list' ? newField(scene, found) : null)
  if (target === null || !readConstraints(scene, target, [...borrow(lead), ...bare(found.group(what))])) return false
  if (target.entity !== null) scene.draft.current = target.entity.id
  claim(scene, found.frame, found.group('field'), found.group('thing'), found.group(what))
  return true
}

/** `An order has a priority of low or high` says that there is such a field, too. */
function newField(scene: Scene, found: Found): Target | null {
  const entity = found.has('thing') ? entityNamed(scene.draft, found.group('thing')) : null
  const noun = nounOf(found.group('field'))
  return entity === null || noun === null ? null : { entity, field: fieldFor(entity, noun.name) }
}

/** `either low, normal or high`, `: low, normal`. */
const bare = (phrase: Phrase): Phrase =>
  phrase.filter((token, index) => index > 0 || !/^(?::|either|either:)$/.test(token.lower))

function fieldIn(scene: Scene, found: Found): Target | null {
  if (!found.has('thing')) return fieldMeant(scene.draft, found.group('field'))
  const entity = entityNamed(scene.draft, found.group('thing'))
  if (entity === null) return null
  const before = scene.draft.current
  scene.draft.current = entity.id
  const target = fieldMeant(scene.draft, found.group('field'))
  scene.draft.current = before
  return target?.entity?.id === entity.id ? target : null
}
