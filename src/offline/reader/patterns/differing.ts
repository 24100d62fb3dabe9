import { addRule, type EntityDraft } from '../draft/draft.ts'
import { entityNamed } from '../draft/references.ts'
import { claim, demand, type Scene } from '../draft/scene.ts'
import { columnMeant } from '../draft/subjects.ts'
import { fieldMeant } from '../draft/fields.ts'
import { partsOf } from '../language/noun-phrase.ts'
import { find, type Found, type Phrase } from '../language/token.ts'
import { scopeField } from './bounding.ts'
import type { Pattern } from './pattern.ts'

const det = '(?:(?:a|an|the|each|every|any|all) )*'
const noun = '(?!(?:no|not|nobody|none|neither|never) )[a-z][a-z -]*?'
const list = '[a-z][a-z ,-]*?'
const same = '(?:the same|an? identical|identical|equal|an? equal)'
const scope = `(?:for|in|within|inside|of|on|at|with|from|per) (?:the same|one|a single|an?|each|every|any|its|their) (?<scope>${noun})`
const form = (text: string): RegExp => new RegExp(`^${text}$`, 'd')

/** The scope is what may differ instead: `unless they have different owners`. */
const unless = `,? ?(?:unless|except when|except if) they (?:have|belong to|are of|are in|are on|are for|are at) (?:a )?different (?<scope>${noun})`

/** Forms that name the things, the values that differ, and, perhaps, within what. */
const things: readonly RegExp[] = [
  form(`no 2 (?<things>${noun}) (?:can |must )?(?:have|share|use|get) ${same} (?<fields>${list}) ${unless}`),
  form(`(?:the |any )?2 (?<things>${noun}) cannot (?:have|get|use) (?:${same}) (?<fields>${list}) ${unless}`),
  form(
    `no 2 (?<things>${noun})(?: ${scope})? (?:can |must )?(?:ever )?(?:have|share|use|get) ${same} (?<fields>${list})`,
  ),
  form(`no 2 (?<things>${noun}) (?:can |must )?(?:have|share|use|get) ${same} (?<fields>${list}) ${scope}`),
  form(`(?:the |any )?2 (?<things>${noun})(?: ${scope})? cannot (?:have|get|use) (?:${same}) (?<fields>${list})`),
  form(`(?:the |any )?2 (?<things>${noun}) cannot (?:have|get|use) (?:${same}) (?<fields>${list}) ${scope}`),
  form(`2 (?<things>${noun})(?: ${scope})? cannot share (?:an?|the same|the|their|1) (?<fields>${list})`),
  form(
    `(?:there )?cannot be (?:2|several|multiple|more-than one) (?<things>${noun})(?: ${scope})? with ${same} (?<fields>${list})`,
  ),
  form(
    `(?:there )?cannot be (?:2|several|multiple|more-than one) (?<things>${noun}) with ${same} (?<fields>${list}) ${scope}`,
  ),
  form(
    `(?:no )(?<things>${noun}) can (?:have|use|share|get) ${same} (?<fields>${list}) (?:as|with) (?:another|any other|an existing|other|a different) (?:one|ones|${noun})(?: ${scope})?`,
  ),
  form(
    `${det}(?<things>${noun}) cannot (?:have|use|share|get) ${same} (?<fields>${list}) (?:as|with) (?:another|any other|an existing|other|a different) (?:one|ones|${noun})(?: ${scope})?`,
  ),
  form(
    `${det}(?<scope>${noun}) cannot (?:have|hold|own|keep|contain|get) (?:2|several|multiple|more-than one) (?<things>${noun}) (?:with|of|that have) ${same} (?<fields>${list})`,
  ),
  form(
    `no (?<scope>${noun}) can (?:have|hold|own|keep|contain|get) (?:2|several|multiple|more-than one) (?<things>${noun}) (?:with|of|that have) ${same} (?<fields>${list})`,
  ),
  form(
    `(?:all )?(?:the )?(?<things>${noun}) of (?:the same|an?|one|each|every) (?<scope>${noun}) must (?:all )?have (?:different|distinct|unique) (?<fields>${list})`,
  ),
  form(
    `${det}(?<scope>${noun}) 's (?<things>${noun}) must (?:all )?have (?:different|distinct|unique) (?<fields>${list})`,
  ),
  form(`all (?<things>${noun}) must (?:all )?have (?:different|distinct|unique) (?<fields>${list})`),
  form(`(?:the )?combination of (?<fields>${list}) of ${det}(?<things>${noun}) (?:must be|is) unique`),
]

/** Forms that name the value alone; the thing is the one that has it. */
const twice = '(?:twice|2 times|more-than once|again|repeatedly|several times)'
const values: readonly RegExp[] = [
  form(
    `${det}same (?<field>${noun}) cannot (?:be )?(?:used|given|assigned|registered|entered|taken|added|chosen|occur|appear|exist|issued)(?: ${twice}| (?:for|by|to|on) (?:2|several|more-than one|different|another) ${noun}| ${twice} (?:for|by|to|on) (?:2|several|more-than one) ${noun})`,
  ),
  form(
    `${det}(?<field>[a-z][a-z' -]*?) (?:can |must )(?:only )?be (?:used|registered|taken|given|assigned|entered|issued) (?:only |just )?once(?: only)?`,
  ),
  form(`${det}(?<field>[a-z][a-z' -]*?) (?:can |must )(?:only )?(?:occur|appear|exist) (?:only )?once`),
  form(
    `(?:no )(?<field>[a-z][a-z' -]*?) can (?:be )?(?:used|registered|taken|given|assigned|entered|issued|occur|appear|exist|repeat) ${twice}`,
  ),
  form(
    `${det}(?<field>[a-z][a-z' -]*?) cannot (?:repeat(?: itself)?|be reused|be repeated|(?:be )?(?:occur|appear|exist|used|registered|given|assigned|entered|issued|taken) ${twice})`,
  ),
  form(
    `(?:no )?duplicate (?<field>${noun})(?: (?:is|are) (?:not allowed|forbidden|not possible|not accepted|rejected|refused))?`,
  ),
  form(
    `duplicates of (?<field>[a-z][a-z' -]*?) (?:is|are) (?:not allowed|forbidden|not possible|not accepted|rejected|refused)`,
  ),
  form(`there cannot be (?:any )?duplicate (?<field>${noun})`),
  form(`${det}(?<field>[a-z][a-z' -]*?) must (?:be different|be distinct|differ)(?: for (?:each|every|all) ${noun})?`),
]

/** Forms that name a value and within what it occurs once. */
const within: readonly RegExp[] = [
  form(
    `(?:with)?in (?:one|a|an|the same|each|every|any) (?<scope>${noun}) ,? ?(?:no|the same) (?<field>${noun}) (?:can|cannot) (?:be )?(?:occur|appear|exist|used|given|assigned|listed|added) ${twice}`,
  ),
  form(
    `(?:with)?in (?:one|a|an|the same|each|every|any) (?<scope>${noun}) ,? ?(?:the|each|every|a|an|all) (?<field>${noun}) (?:must be|is|are) unique`,
  ),
  form(
    `(?:with)?in (?:one|a|an|the same|each|every|any) (?<scope>${noun}) ,? ?(?:each|every|a|an) (?<field>${noun}) can (?:only )?(?:be )?(?:occur|appear|exist|used|given|assigned|listed|added) (?:only )?once`,
  ),
  form(
    `no (?<field>${noun}) can (?:be )?(?:occur|appear|exist|used|given|assigned|listed|added) ${twice} (?:within|in|on|to|for|inside) (?:one|a|an|the same|each|any) (?<scope>${noun})`,
  ),
  form(
    `(?:the same|an?|one) (?<field>${noun}) cannot (?:be )?(?:occur|appear|exist|used|given|assigned|listed|added) ${twice} (?:within|in|on|to|for|inside) (?:one|a|an|the same|each|any) (?<scope>${noun})`,
  ),
  form(
    `(?:the same) (?<field>${noun}) cannot (?:be )?(?:used|given|assigned|listed|added) (?:within|in|on|to|for|inside) (?:one|a|an|the same|each|any) (?<scope>${noun}) ${twice}`,
  ),
  form(
    `(?:each|every|a|an|one) (?<field>${noun}) can (?:only )?(?:be )?(?:occur|appear|exist|used|given|assigned|listed|added) (?:only )?once (?:within|in|on|to|for|inside|per) (?:one|a|an|the same|each|any)? ?(?<scope>${noun})`,
  ),
]

/** What no two things may share, in whole or among the things of one other thing. */
export const differing: Pattern = {
  name: 'differing',
  pass: 3,
  owns: (phrase) => [...things, ...within].some((one) => find(phrase, one) !== null),
  read: (scene, phrase) => ofThings(scene, phrase) || insideOne(scene, phrase) || ofValues(scene, phrase),
}

function ofThings(scene: Scene, phrase: Phrase): boolean {
  for (const one of things) {
    const found = find(phrase, one)
    const entity = found === null ? null : entityNamed(scene.draft, found.group('things'))
    if (found === null || entity === null) continue
    const names = partsOf(found.group('fields'), /^(?:,|and)$/)
    const fields = names.parts.map((part) => columnMeant(scene.draft, entity, part))
    const inside = found.has('scope') ? scopeField(scene, entity, found.group('scope')) : undefined
    if (inside === null || fields.some((field) => field === null)) continue
    claim(scene, names.between)
    differ(scene, phrase, entity, [
      ...fields.filter((field) => field !== null),
      ...(inside === undefined ? [] : [inside]),
    ])
    return true
  }
  return false
}

/** `Within one peal no bell number may occur twice`: the thing is the one that has both. */
function insideOne(scene: Scene, phrase: Phrase): boolean {
  for (const one of within) {
    const found = find(phrase, one)
    if (found === null) continue
    const holders = [...scene.draft.entities.values()].flatMap((entity) => {
      const pair = inOne(scene, entity, found)
      return pair === null ? [] : [{ entity, pair }]
    })
    const [holder] = holders
    if (holders.length !== 1 || holder === undefined) continue
    differ(scene, phrase, holder.entity, holder.pair)
    return true
  }
  return false
}

function inOne(scene: Scene, entity: EntityDraft, found: Found): string[] | null {
  const parent = entityNamed(scene.draft, found.group('scope'))
  const via = entity.fields.find((one) => parent !== null && parent.id !== entity.id && one.target === parent.id)
  const field = via === undefined ? null : columnMeant(scene.draft, entity, found.group('field'))
  return via === undefined || field === null || field === via.id ? null : [field, via.id]
}

function ofValues(scene: Scene, phrase: Phrase): boolean {
  for (const one of values) {
    const found = find(phrase, one)
    const target = found === null ? null : fieldMeant(scene.draft, found.group('field'))
    if (found === null || target === null || target.entity === null || target.field.type === 'reference') continue
    differ(scene, phrase, target.entity, [target.field.id])
    return true
  }
  return false
}

/** Records that no two rows agree in all of these. */
export function differ(scene: Scene, phrase: Phrase, entity: EntityDraft, fields: readonly string[]): void {
  const all = [...new Set(fields)]
  const id = addRule(entity, { kind: 'unique', id: `unique_${all.join('_')}`.slice(0, 40), fields: all, where: [] })
  scene.draft.current = entity.id
  demand(scene, phrase, { kind: 'rule', entity: entity.id, rule: id })
}
