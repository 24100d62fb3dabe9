import type { Computed } from '../../../core/app-spec/computed.ts'
import type { Condition } from '../../../core/app-spec/condition.ts'
import { conditionsOf, fieldOfName } from '../conditions/read-condition.ts'
import { literal, type EntityDraft } from '../draft/draft.ts'
import { idOf, titleOf } from '../draft/naming.ts'
import { entityNamed, entityOfNoun } from '../draft/references.ts'
import { claim, demand, type Scene } from '../draft/scene.ts'
import { nounOf, partsOf } from '../language/noun-phrase.ts'
import { borrow, find, textOf, type Phrase } from '../language/token.ts'
import { expressionOf } from './arithmetic.ts'
import { thingMeant } from './objects.ts'
import type { Pattern } from './pattern.ts'

const formula =
  /^(?:(?:a|an|the|each|every|its|their) )*(?<name>[a-z][a-z -]*?)(?: of (?:a|an|the|each|every|an?) (?<of>[a-z][a-z -]*?))?(?: (?:is|equals|must be|must equal|=|:))(?: (?:calculated|computed|worked out|defined|as|by|equal to|from|=|the result of))* (?:the )?(?<formula>(?:[a-z][a-z -]*|[0-9.]+) (?:×|\*|x|times|multiplied by|plus|\+|minus|-|divided by|\/) .+)$/d
const possessive = /^(?:(?:a|an|the|each|every) )*(?<of>[a-z][a-z -]*?) 's? (?<rest>.+)$/d
const aggregate =
  /^(?:(?:a|an|the|each|every|its|their) )*(?<name>[a-z][a-z -]*?)(?: of (?:a|an|the|each|every) (?<of>[a-z][a-z -]*?))? (?:is|are|equals|must be|must equal|is calculated as|must be calculated as|is calculated from|is worked out as|is computed as|is computed from|=) (?:the )?(?<fn>sum|total|average|mean|number|count|minimum|maximum|highest|lowest|latest) (?:of )?(?:all |the |its |their )*(?<what>.+)$/d
const showing =
  /^(?:for )?(?:(?:the )?(?:page|list|overview|view|details) of )?(?:(?:a|an|the|each|every) )*(?<of>[a-z][a-z -]*?)(?: (?:page|list|overview|pages|details))? ,? ?(?:app |must |can )?(?:shows?|displays?|lists?|has|knows|calculates|computes|show) (?:the |its |their )*(?<what>(?:number|total|average|sum|count)\b.+)$/d
const flag =
  /^(?:(?:a|an|the|each|every|all|any) )*(?<thing>[a-z][a-z -]*?) (?:is|are|counts as|count as|must be|is considered|is flagged as|is shown as|must be flagged as|must be marked as|is marked as|is called|must be shown as|is flagged|are flagged as|are marked as|must be highlighted as|counts) (?:as )?(?<name>overdue|late|low on stock|low in stock|low stock|out of stock|understocked|expired|full|fully booked|sold out|upcoming|past due|urgent|expensive|critical|over budget|underweight|overweight|profitable|popular|in stock|out-of-stock|low-stock|[a-z]+) (?:when|if|as soon as|while|once) (?<when>.+)$/d
const home =
  /^(?:the |a )?(?:home-page|dashboard|overview|overview page|start page|home screen)(?: page)? (?:must |can )?(?:shows?|displays?|lists?|has|contains|include|have|show) (?<what>.+)$/d
const homeThird =
  /^(?:on|in) (?:the |a |my )?(?:home-page|dashboard|overview) ,? ?(?:(?:i|user|users|we|you|they|app|people|staff) )?(?:(?:can|must) )?(?:see|shows?|display|be shown|find) (?<what>.+)$/d
const homeFourth =
  /^(?<what>(?:the )?(?:number|total|count|sum|average) .+) on (?:the |a )?(?:home-page|dashboard|overview)$/d
const showFor =
  /^(?:app )?(?:must |can )?(?:show|display|list) (?:for|with|on) (?:each|every|all) (?<of>[a-z][a-z -]*?) (?<what>(?:the )?(?:number|total|average|sum|count) .+)$/d
const homeToo =
  /^(?:app )?(?:must |can )?(?:show|display|see|shows|displays) (?<what>.+) (?:on|in) (?:the |a )?(?:home-page|dashboard|overview)$/d

/** What nobody types in: totals, counts, averages, arithmetic, flags such as overdue, figures of the home page. */
export const computing: Pattern = {
  name: 'computing',
  pass: 3,
  read: (scene, phrase) =>
    homely(scene, phrase) ||
    flagged(scene, phrase) ||
    summed(scene, phrase) ||
    shown(scene, phrase) ||
    shownWith(scene, phrase) ||
    calculated(scene, phrase),
}

const current = (scene: Scene): EntityDraft | null =>
  scene.draft.current === null ? null : (scene.draft.entities.get(scene.draft.current) ?? null)

/** Puts a computed value in the place of a field of that name, which nobody has to fill any more. */
export function addComputed(scene: Scene, entity: EntityDraft, computed: Computed, phrase: Phrase): boolean {
  if (entity.rules.some((rule) => JSON.stringify(rule).includes(`"${computed.id}"`))) return false
  entity.fields = entity.fields.filter((field) => field.id !== computed.id)
  if (!entity.computed.some((known) => known.id === computed.id)) entity.computed.push(computed)
  const before = scene.draft.demands.findIndex(
    (one) => one.subject.kind === 'field' && one.subject.entity === entity.id && one.subject.field === computed.id,
  )
  const stale = scene.draft.demands[before]
  if (stale !== undefined)
    scene.draft.demands[before] = { ...stale, subject: { kind: 'computed', entity: entity.id, computed: computed.id } }
  demand(scene, phrase, { kind: 'computed', entity: entity.id, computed: computed.id })
  scene.draft.current = entity.id
  return true
}

function subjectOf(scene: Scene, of: Phrase, name: string): EntityDraft | null {
  if (of.length > 0) return entityNamed(scene.draft, of)
  const owners = [...scene.draft.entities.values()].filter((entity) =>
    entity.fields.some((field) => field.id === idOf(name)),
  )
  if (owners.length === 1) return owners[0] ?? null
  const prefixed = [...scene.draft.entities.values()].find((entity) => name.startsWith(`${entity.noun} `))
  return prefixed ?? current(scene)
}

function calculated(scene: Scene, whole: Phrase): boolean {
  const own = find(whole, possessive)
  const phrase = own === null ? whole : own.group('rest')
  const found = find(phrase, formula)
  if (found === null) return false
  const name = nounOf(found.group('name'))
  const of = own === null ? found.group('of') : own.group('of')
  const entity = name === null ? null : subjectOf(scene, of, name.name)
  if (name === null || entity === null || textOf(found.group('name')).split(' ').length > 4) return false
  const row = expressionOf(scene, entity, found.group('formula'))
  if (row === null) return false
  return addComputed(
    scene,
    entity,
    { kind: 'expression', id: idOf(name.name), title: titleOf(name.name), type: row.type, expression: row.expression },
    whole,
  )
}

const functions: Readonly<Record<string, 'sum' | 'avg' | 'count' | 'min' | 'max'>> = {
  sum: 'sum',
  total: 'sum',
  average: 'avg',
  mean: 'avg',
  number: 'count',
  count: 'count',
  minimum: 'min',
  lowest: 'min',
  maximum: 'max',
  highest: 'max',
  latest: 'max',
}

function summed(scene: Scene, whole: Phrase): boolean {
  const own = find(whole, possessive)
  const found = find(own === null ? whole : own.group('rest'), aggregate)
  const name = found === null ? null : nounOf(found.group('name'))
  if (found === null || name === null) return false
  const entity = subjectOf(scene, own === null ? found.group('of') : own.group('of'), name.name)
  const fn = functions[textOf(found.group('fn'))]
  return (
    entity !== null &&
    fn !== undefined &&
    aggregateOver(scene, { entity, fn, what: found.group('what'), name: name.name, phrase: whole })
  )
}

type Aggregating = {
  readonly entity: EntityDraft
  readonly fn: 'sum' | 'avg' | 'count' | 'min' | 'max'
  readonly what: Phrase
  readonly name: string | null
  readonly phrase: Phrase
}

/** `of its lines`, `of the amounts of all payments`, `of tasks that are done`. */
function aggregateOver(scene: Scene, { entity, fn, what, name, phrase }: Aggregating): boolean {
  const children = [...scene.draft.entities.values()].flatMap((child) =>
    child.fields.filter((field) => field.target === entity.id).map((via) => ({ child, via })),
  )
  const text = textOf(what).replace(/^(?:its|their|all|the|of) /, '')
  for (const { child, via } of children) {
    const read = valueAndFilter(scene, child, { text, fn, what })
    if (read === null) continue
    const label = name ?? defaultName(fn, child, read)
    const type = fn === 'count' ? 'integer' : fn === 'avg' && read.type === 'integer' ? 'decimal' : read.type
    return addComputed(
      scene,
      entity,
      {
        kind: 'aggregate',
        id: idOf(label),
        title: titleOf(label),
        type,
        via: via.id,
        fn,
        of: child.id,
        value: read.value,
        where: read.where,
      },
      phrase,
    )
  }
  return false
}

type Read = {
  readonly value: string | null
  readonly where: Condition[]
  readonly type: 'integer' | 'decimal' | 'money' | 'date' | 'datetime'
  readonly adjective: string
}

function valueAndFilter(
  scene: Scene,
  child: EntityDraft,
  { text, fn, what }: { text: string; fn: string; what: Phrase },
): Read | null {
  const last = child.noun.split(' ').at(-1) ?? child.noun
  const plural = `(?:${child.noun}s?|${child.noun.replace(/y$/, 'ies')}|${last}s?|${last.replace(/y$/, 'ies')}|${last}es)`
  const tail = `(?: (?:of|in|for|on|by) (?:it|them|that [a-z]+|the [a-z ]+|a [a-z ]+|each [a-z ]+|their [a-z]+))?`
  const counted = new RegExp(
    `^(?:its |their |the |all )*(?<state>[a-z -]*?) ?${plural}${tail}(?: (?:that|which) (?:is|are) (?<later>[a-z -]+))?$`,
  ).exec(text)
  if (fn === 'count') {
    if (counted === null) return null
    const where = whereOf(child, counted.groups?.['state'] ?? '', counted.groups?.['later'])
    return where === null ? null : { value: null, where, type: 'integer', adjective: counted.groups?.['state'] ?? '' }
  }
  const valued =
    new RegExp(
      `^(?:its |their |the |all )*(?<value>[a-z -]+?) (?:of|in|over|for|from|across) (?:all |its |their |the |all its |all the |all of its )*(?<state>[a-z -]*?) ?${plural}${tail}$`,
    ).exec(text) ??
    new RegExp(
      `^(?:its |their |the |all )*(?<state>(?!${plural} )[a-z-]*?) ?${plural} (?:'s? )?(?<value>[a-z -]+?)${tail}$`,
    ).exec(text) ??
    new RegExp(`^(?:its |their |the |all )*(?<state>)(?<value>[a-z -]+?)${tail}$`).exec(text)
  if (counted !== null && /^(?:sum|avg)$/.test(fn)) {
    const where = whereOf(child, counted.groups?.['state'] ?? '', counted.groups?.['later'])
    const sole = soleAmount(child)
    if (where !== null && sole !== null)
      return {
        value: sole,
        where,
        type: child.fields.some((field) => field.id === sole && field.type !== 'money') ? 'decimal' : 'money',
        adjective: counted.groups?.['state'] ?? '',
      }
  }
  if (valued === null) return null
  const value = (valued.groups?.['value'] ?? '').replace(/s$/, (sign) => sign)
  const where = whereOf(child, valued.groups?.['state'] ?? '', undefined)
  const field = fieldOfName(child, singular(value)) ?? fieldOfName(child, value)
  const computed = child.computed.find((one) => one.id === idOf(singular(value)) || one.id === idOf(value))
  void what
  void scene
  if (where === null) return null
  if (
    field === null &&
    computed === undefined &&
    /^(?:sum|avg)$/.test(fn) &&
    /^(?:amounts?|values?|sums?)$/.test(value)
  ) {
    const sole = soleAmount(child)
    return sole === null ? null : { value: sole, where, type: 'money', adjective: valued.groups?.['state'] ?? '' }
  }
  if (field !== null && /^(?:integer|decimal|money)$/.test(field.type))
    return { value: field.id, where, type: field.type as 'integer', adjective: valued.groups?.['state'] ?? '' }
  if (field !== null && /^(?:min|max)$/.test(fn) && /^(?:date|datetime)$/.test(field.type))
    return { value: field.id, where, type: field.type as 'date', adjective: '' }
  return computed !== undefined && computed.kind !== 'flag'
    ? { value: computed.id, where, type: computed.type, adjective: '' }
    : null
}

/** What a total of such things can only mean: their total, their amount, or the one sum of money they hold. */
function soleAmount(entity: EntityDraft): string | null {
  const money = [
    ...entity.computed.filter((one) => one.kind !== 'flag' && one.type === 'money'),
    ...entity.fields.filter((field) => field.type === 'money'),
  ].map((one) => one.id)
  const numbers = entity.fields.filter((field) => /^(?:integer|decimal)$/.test(field.type))
  if (money.length === 0 && numbers.length === 1) return numbers[0]?.id ?? null
  return money.find((id) => /^(?:total|amount)$/.test(id)) ?? (money.length === 1 ? (money[0] ?? null) : null)
}

const singular = (words: string): string =>
  nounOf(words.split(' ').map((lower) => ({ lower, start: 0, end: 0, ids: [], capital: false })))?.name ?? words

function whereOf(entity: EntityDraft, before: string, after: string | undefined): Condition[] | null {
  const where: Condition[] = []
  for (const words of [before, after ?? '']) {
    if (words.trim() === '') continue
    const conditions = conditionsOf(
      entity,
      words
        .trim()
        .split(' ')
        .map((lower) => ({ lower, start: 0, end: 0, ids: [], capital: false })),
    )
    if (conditions === null) return null
    where.push(...conditions)
  }
  return where
}

const defaultName = (fn: string, child: EntityDraft, read: Read): string =>
  [
    read.adjective,
    fn === 'count'
      ? `${child.noun} count`
      : `${fn === 'avg' ? 'average' : fn === 'sum' ? 'total' : fn} ${(read.value ?? '').replaceAll('_', ' ')}`,
  ]
    .filter((word) => word !== '')
    .join(' ')

function shown(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, showing)
  const entity = found === null ? null : entityNamed(scene.draft, found.group('of'))
  if (found === null || entity === null) return false
  const { parts, between } = partsOf(found.group('what'), /^(?:,|and)$/)
  let done = false
  for (const part of parts) {
    const one = find(
      part,
      /^(?:(?:the|its|their) )*(?<fn>number|total number|total|average|sum|count) (?:of )?(?:the |its |their |all )*(?<what>.+)$/d,
    )
    const fn = one === null ? undefined : functions[textOf(one.group('fn')).replace('total number', 'count')]
    if (one === null || fn === undefined) continue
    done = aggregateOver(scene, { entity, fn, what: one.group('what'), name: null, phrase: part }) || done
  }
  if (done) claim(scene, found.frame, found.group('of'), between)
  return done
}

const shownFor =
  /^(?:(?:a|an|the|its|their) )*(?<what>(?:number|total number|total|average|sum|count) .+?) (?:is|are|must be) (?:shown|displayed|listed|visible) (?:for|with|on|in|at|next to) (?:a |an |the |each |every |all )*(?<of>[a-z][a-z -]*?)(?: page| list| pages)?$/d

/** `The average rating is shown for each recipe`. */
function shownWith(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, shownFor) ?? find(phrase, showFor)
  return (
    found !== null &&
    shown(scene, [...found.group('of'), ...borrow('shows'), ...found.group('what')]) &&
    (claim(scene, phrase), true)
  )
}

function flagged(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, flag)
  const thing =
    found === null
      ? null
      : (thingMeant(scene, found.group('thing')) ??
        (/^(?:it|they)$/.test(textOf(found.group('thing'))) && current(scene) !== null
          ? { entity: current(scene), state: null }
          : null))
  if (found === null || thing === null || thing.entity === null) return false
  const entity = thing.entity
  const when = conditionsOf(entity, found.group('when'))
  const name = textOf(found.group('name'))
  if (
    when === null ||
    entity.values.includes(idOf(name)) ||
    /^(?:required|optional|mandatory|needed|unique|deleted|edited|visible|created|shown|sent|notified|blocked|locked|closed|cancelled)$/.test(
      name,
    )
  )
    return false
  const all = thing.state === null ? when : [literal(entity.stateField, '=', thing.state), ...when]
  return addComputed(scene, entity, { kind: 'flag', id: idOf(name), title: titleOf(name), when: all }, phrase)
}

function homely(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, home) ?? find(phrase, homeToo) ?? find(phrase, homeThird) ?? find(phrase, homeFourth)
  if (found === null) return false
  const { parts, between } = partsOf(found.group('what'), /^(?:,|and)$/)
  let done = false
  for (const part of parts) done = figure(scene, part) || done
  if (done) claim(scene, found.frame, between)
  return done
}

function figure(scene: Scene, part: Phrase): boolean {
  const one = find(
    part,
    /^(?:(?:a|an|the|my|their|your|our) )*(?<fn>number|total number|count|total|sum|average) (?:of )?(?:the |all |my |their |your )*(?<what>.+)$/d,
  )
  if (one === null) return false
  const fn = functions[textOf(one.group('fn')).replace('total number', 'count')]
  const mine = /\b(?:my|their own|their|your)\b/.test(textOf(one.frame))
  const what = textOf(one.group('what'))
  if (fn === undefined) return false
  for (const entity of scene.draft.entities.values()) {
    const flagName = entity.computed.find(
      (known) => known.kind === 'flag' && what.startsWith(known.title.toLowerCase()),
    )
    const text = flagName === undefined ? what : what.slice(flagName.title.length).trim()
    const read = valueAndFilter(scene, entity, { text, fn, what: part })
    if (read === null || read.type === 'date' || read.type === 'datetime') continue
    if (
      fn !== 'count' &&
      !new RegExp(`\\b${entity.noun.split(' ').at(-1)}`).test(text) &&
      entityOfNoun(scene.draft, singular(text)) === null &&
      scene.draft.entities.size > 1
    )
      continue
    const where = flagName !== undefined && flagName.kind === 'flag' ? [...read.where, ...flagName.when] : read.where
    const id = idOf(`${textOf(one.group('fn')).replace(/^total number$/, 'number')} ${what}`)
    const type = fn === 'count' ? 'integer' : fn === 'avg' && read.type === 'integer' ? 'decimal' : read.type
    if (!scene.draft.figures.some((known) => known.id === id))
      scene.draft.figures.push({
        id,
        title: titleOf(fn === 'count' ? `number of ${what}` : `${textOf(one.group('fn'))} ${what}`),
        type,
        fn,
        of: entity.id,
        value: read.value,
        where,
        mine,
      })
    demand(scene, part, { kind: 'figure', figure: id })
    return true
  }
  return false
}
