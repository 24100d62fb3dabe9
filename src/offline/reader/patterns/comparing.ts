import type { Condition } from '../../../core/app-spec/condition.ts'
import { addRule, type EntityDraft, type FieldDraft } from '../draft/draft.ts'
import { fieldMeant } from '../draft/fields.ts'
import { entityNamed } from '../draft/references.ts'
import { columnMeant } from '../draft/subjects.ts'
import { demand, type Scene } from '../draft/scene.ts'
import { bareText } from '../language/noun-phrase.ts'
import { find, textOf, type Found, type Phrase } from '../language/token.ts'
import type { Pattern } from './pattern.ts'

type Op = Condition['op']
const det = '(?:(?:a|an|the|each|every|any|all) )*'
const noun = "(?!(?:no|not|nobody|none|neither|never) )[a-z][a-z' -]*?"
const first = 'start|starts|begin|begins|open|opens|arrive|arrives|depart|departs'
const last = 'end|ends|finish|finishes|close|closes|stop|stops|be due|is due|return|be returned|is returned|be over'

/** What stands between the two, from the longest on; `not` turns it round. */
const words =
  '(?:on|the same as|the same day as|equal to|at the same time as|at)? ?(?:or )?(?:after|later than|more-than|before|earlier than|less-than)(?: or (?:on|equal to|the same as|at the same time as))?|different from|the same as|equal to|at-least|at-most|not before|not after|not earlier than|not later than'
const forms: readonly RegExp[] = [
  new RegExp(
    `^(?<one>${det}${noun}) (?<modal>must|cannot|is|are|can only|can|comes|come|lies|lie|must always)(?: be| come| lie| fall| is)?(?: only)?(?: always)? (?<op>${words}) (?<two>(?:(?:its|their|the|a|an|that) )*${noun})$`,
    'd',
  ),
  new RegExp(
    `^(?<one>${det}${noun}) (?<modal>cannot|must) (?<op>exceed) (?<two>(?:(?:its|their|the|a) )*${noun})$`,
    'd',
  ),
]
const doing: readonly RegExp[] = [
  new RegExp(
    `^${det}(?<thing>${noun}) (?:(?<modal>must|cannot|can only|can) )?(?<one>${first}|${last}) (?:only )?(?<op>after|later than|before|earlier than|on or after|at or after|not before) (?:it|they|its|their|the)(?: is| was| has| have| been)* (?<two>[a-z]+)(?: (?:date|time|day))?$`,
    'd',
  ),
]
const unequal = new RegExp(
  `^(?<one>${det}${noun}) and (?<two>${det}${noun}) (?:must be|must) (?:different|differ|not the same)$`,
  'd',
)

/** Two values of one row: `The end must be after the start`, `A booking cannot end before it starts`. */
export const comparing: Pattern = {
  name: 'comparing',
  pass: 3,
  owns: (phrase) => doing.some((one) => find(phrase, one) !== null),
  read: (scene, phrase) =>
    [...forms, unequal].some((one) => {
      const found = find(phrase, one)
      return found !== null && ofFields(scene, phrase, found)
    }) ||
    doing.some((one) => {
      const found = find(phrase, one)
      return found !== null && ofDoings(scene, phrase, found)
    }),
}

function ofFields(scene: Scene, phrase: Phrase, found: Found): boolean {
  const op = opOf(textOf(found.group('op')), textOf(found.group('modal')))
  const one = spotMeant(scene, found.group('one'))
  if (one === null || op === null) return false
  const two = otherSpot(scene, one, found.group('two'))
  return two !== null && compare(scene, phrase, { entity: one.entity, one: one.field, op, two })
}

function ofDoings(scene: Scene, phrase: Phrase, found: Found): boolean {
  const entity = entityNamed(scene.draft, found.group('thing'))
  const op = opOf(textOf(found.group('op')), textOf(found.group('modal')))
  const one = entity === null ? null : spotOf(entity, textOf(found.group('one')).replace(/^(?:be|is) /, ''))
  const two = entity === null ? null : spotOf(entity, textOf(found.group('two')))
  if (entity === null || op === null || one === null || two === null) return false
  return compare(scene, phrase, { entity, one, op, two })
}

type Comparing = { readonly entity: EntityDraft; readonly one: FieldDraft; readonly op: Op; readonly two: FieldDraft }

function compare(scene: Scene, phrase: Phrase, { entity, one, op, two }: Comparing): boolean {
  if (one.type === 'reference' && (one.target !== two.target || !/^!?=$/.test(op))) return false
  if (one.id === two.id || family(one.type) !== family(two.type) || family(one.type) === null) return false
  const id = `${one.id.slice(0, 16)}_vs_${two.id.slice(0, 16)}`
  addRule(entity, { kind: 'compare', id, condition: { field: one.id, op, value: { field: two.id } } })
  scene.draft.current = entity.id
  demand(scene, phrase, { kind: 'rule', entity: entity.id, rule: id })
  return true
}

const family = (type: string): string | null =>
  /^(?:integer|decimal|money)$/.test(type) ? 'number' : /^(?:date|datetime|time|reference)$/.test(type) ? type : null

/** The comparison that must hold. `not before` and `cannot be before` are the same. */
function opOf(said: string, modal: string): Op | null {
  if (said === '') return '!='
  const turned = (modal === 'cannot') !== said.startsWith('not ')
  const plain = said.replace(/^not /, '')
  if (plain === 'exceed') return modal === 'cannot' ? '<=' : null
  if (/^different from$/.test(plain)) return turned ? null : '!='
  if (/^(?:the same as|equal to)$/.test(plain)) return turned ? '!=' : '='
  if (/^at-least$/.test(plain)) return turned ? null : '>='
  if (/^at-most$/.test(plain)) return turned ? null : '<='
  const equal = /\bor\b|\bequal\b|\bsame\b/.test(plain)
  const later = /after|later|more-than/.test(plain)
  if (!later && !/before|earlier|less-than/.test(plain)) return null
  if (turned) return later ? (equal ? '<' : '<=') : equal ? '>' : '>='
  return later ? (equal ? '>=' : '>') : equal ? '<=' : '<'
}

type Spot = { readonly entity: EntityDraft; readonly field: FieldDraft }

/** The field that the words name, also by what happens then: `the end of a booking`. */
function spotMeant(scene: Scene, phrase: Phrase): Spot | null {
  const meant = fieldMeant(scene.draft, phrase)
  if (meant !== null) return meant.entity === null ? null : { entity: meant.entity, field: meant.field }
  const of = find(phrase, /^(?<spot>.+?) of (?<thing>.+)$/d) ?? find(phrase, /^(?<thing>.+?) 's (?<spot>.+)$/d)
  const named = of === null ? null : entityNamed(scene.draft, of.group('thing'))
  const text = bareText(of === null ? phrase : of.group('spot'))
  if (of !== null && named === null) return null
  const current = scene.draft.current === null ? undefined : scene.draft.entities.get(scene.draft.current)
  const among =
    named === null ? [...(current === undefined ? [] : [current]), ...scene.draft.entities.values()] : [named]
  for (const entity of among) {
    const field = spotOf(entity, text)
    if (field !== null) return { entity, field }
  }
  return null
}

function otherSpot(scene: Scene, { entity, field }: Spot, phrase: Phrase): FieldDraft | null {
  const text = bareText(phrase)
  const head = field.id.split('_').at(-1) ?? ''
  const whole = text.endsWith(' one') ? text.replace(/one$/, head) : text
  const id = columnMeant(scene.draft, entity, phrase)
  return entity.fields.find((one) => one.id === id) ?? spotOf(entity, whole.replace(/ of .*$/, ofOwn(entity, whole)))
}

/** ` of it`, ` of the booking`: of the same row; anything else stays and is not understood. */
const ofOwn = (entity: EntityDraft, text: string): string =>
  new RegExp(` of (?:(?:it|them|the same|the|that) ?)?(?:${entity.noun})?$`).test(text) ? '' : ' of something else'

/** The date or time of this name or of this happening: `start` → `start_time`, `borrowed` → `borrowing_date`. */
export function spotOf(entity: EntityDraft, word: string): FieldDraft | null {
  const plain = word.trim()
  if (plain === '' || plain.length > 30) return null
  const times = entity.fields.filter((field) => /^(?:date|datetime|time)$/.test(field.type))
  const stems = /^(?:start|starts|begin|begins|beginning|started|begun|open|opens)$/.test(plain)
    ? ['start', 'begin', 'from', 'first']
    : /^(?:end|ends|finish|finishes|ending|ended|over|close|closes|stop|stops)$/.test(plain)
      ? ['end', 'finish', 'until', 'last', 'to']
      : [
          plain
            .replaceAll(' ', '_')
            .replace(/_(?:date|day|time)$/, '')
            .replace(/(?:ing|ed|s|t)$/, ''),
        ]
  for (const stem of stems) {
    const fitting = times.filter(({ id }) =>
      stem.length < 3 ? id === stem || id.startsWith(`${stem}_`) : id.startsWith(stem),
    )
    if (fitting.length === 1) return fitting[0] ?? null
    if (fitting.length > 1) return null
  }
  return null
}
