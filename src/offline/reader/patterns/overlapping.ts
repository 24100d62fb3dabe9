import { addRule, literal, type EntityDraft } from '../draft/draft.ts'
import { entityNamed, referenceTo } from '../draft/references.ts'
import { demand, type Scene } from '../draft/scene.ts'
import { find, textOf, type Found, type Phrase } from '../language/token.ts'
import { scopeField } from './bounding.ts'
import { stateTold } from './first-life.ts'
import type { Pattern } from './pattern.ts'

const det = '(?:(?:a|an|the|each|every|any|all|one|same) )*'
const noun = '(?!(?:no|not|nobody|none|neither|never) )[a-z][a-z -]*?'
const where = `(?:of|for|in|on|at|with) (?:the same|one|a single|an?|each|every|any|the) (?<scope>${noun})`
const atOnce =
  '(?:at (?:the same|a|any|any 1|any one|one) (?:time|moment|hour)|at once|simultaneously|for the same (?:time|period|hours?|slot|days?|dates?)|in the same (?:period|slot|hours?)|at overlapping times|(?:for|on|at|in) overlapping (?:days|dates|times|periods|hours))'
const bookings = '(?:double[- ]bookings?|double-bookings?)'
const not =
  '(?:is|are|cannot be|must be) (?:not allowed|forbidden|not possible|impossible|prevented|allowed|possible|refused|avoided)'
const form = (text: string): RegExp => new RegExp(`^${text}$`, 'd')

const forms: readonly RegExp[] = [
  form(
    `(?:the |all )?(?:2 )?(?<things>${noun})(?: ${where})? cannot overlap(?: (?:in time|each other|with each other|one another))?`,
  ),
  form(`(?:2 )?(?<things>${noun}) cannot overlap (?:in time )?${where}`),
  form(`no 2 (?<things>${noun})(?: ${where})? (?:can|must) overlap(?: in time)?`),
  form(`no 2 (?<things>${noun}) (?:can|must) overlap ${where}`),
  form(
    `(?:no (?<things>${noun}) can|${det}(?<thing>${noun}) cannot) overlap(?: with)? (?:another|any other|an existing|other|the) (?:one|ones|(?:existing )?${noun})(?: ${where})?`,
  ),
  form(
    `${det}(?<scope>${noun}) cannot (?:be )?(?:double[- ]booked|double-booked|booked twice|reserved twice|lent twice|rented twice)(?: ${atOnce})?`,
  ),
  form(
    `${det}(?<scope>${noun}) cannot be (?:used|booked|assigned|scheduled|needed|reserved|planned) (?:for|in|on|to|by) (?:2|several|more-than one|multiple) (?<things>${noun}) (?<late>${atOnce})`,
  ),
  form(
    `no (?<scope>${noun}) can be (?:double[- ]booked|double-booked|(?:booked|reserved|lent|rented|given|let|assigned)(?: twice| more-than once)?(?: (?:to|by) (?:2|several|more-than one) [a-z]+)? ${atOnce})`,
  ),
  form(
    `${det}(?<scope>${noun}) cannot be (?:booked|reserved|lent|rented|borrowed) (?:by 2 [a-z]+ |twice |more-than once |to 2 [a-z]+ |by more-than one [a-z]+ |again )?${atOnce}`,
  ),
  form(
    `${det}(?<scope>${noun}) can (?:only )?be (?:booked|reserved|lent|rented|borrowed|used) (?:only )?(?:by|to|for) (?:only )?(?:one|1|a single) [a-z]+ ${atOnce}`,
  ),
  form(`2 [a-z]+ cannot (?:book|reserve|rent|borrow) (?:the same|one|an?) (?<scope>${noun}) ${atOnce}`),
  form(
    `${det}(?<scope>${noun}) cannot (?:have|take|hold|get) (?:2|more-than one|several|multiple|overlapping|2 overlapping) (?<things>${noun})(?: (?<late>${atOnce}|that overlap))`,
  ),
  form(
    `no (?<scope>${noun}) can (?:have|take|hold|get) (?:2|more-than one|several|multiple) (?<things>${noun}) (?<late>${atOnce}|that overlap)`,
  ),
  form(
    `${det}(?<scope>${noun}) can (?:only )?(?:have|take|hold) (?:only |at-most )?(?:one|1|a single) (?<things>${noun}) (?<late>${atOnce})`,
  ),
  form(
    `${det}(?<scope>${noun}) can (?:only )?(?:see|treat|serve|teach|attend|drive|use|visit|handle|do) (?:only |at-most )?(?:one|1|a single) (?<other>${noun}) (?<late>${atOnce})`,
  ),
  form(`(?:no|${det}) ?(?<scope>${noun}) (?:cannot|can) (?:have|take|hold|get) (?:2 )?overlapping (?<things>${noun})`),
  form(`(?:there )?(?:must be|is|can be|are) no (?:${bookings}|overlapping (?<things>${noun}))(?: ${where})?`),
  form(`(?:there )?cannot be (?:any )?(?:${bookings}|overlapping (?<things>${noun}))(?: ${where})?`),
  form(`(?:no )(?:${bookings}|overlapping (?<things>${noun}))(?: ${where})?(?: (?:is|are) allowed)?`),
  form(`(?:${bookings}|overlapping (?<things>${noun}))(?: ${where})? (?<not>${not})`),
]

/** No double booking: spans of time of the same thing do not overlap. */
export const overlapping: Pattern = {
  name: 'overlapping',
  pass: 3,
  owns: (phrase) => forms.some((one) => isForbidding(find(mainOf(phrase).main, one))),
  read: (scene, phrase) => {
    const { main, except } = mainOf(phrase)
    return forms.some((one) => {
      const found = find(main, one)
      return found !== null && isForbidding(found) && apart(scene, phrase, { found, except })
    })
  },
}

/** `Double bookings are allowed` forbids nothing. */
const isForbidding = (found: Found | null): boolean =>
  found !== null &&
  !/^(?:is|are|must be) (?:allowed|possible)$/.test(
    found
      .group('not')
      .map((token) => token.lower)
      .join(' '),
  )

const exception =
  /^(?<main>.+?) ,? ?(?:unless the (?:earlier|other|first|existing|previous|older) (?:one|[a-z -]+?) (?:was|is|has been|gets|got)|except (?:for |if |when )?(?:it is |they are |it was |those that are )?) ?(?<state>[a-z]+)(?: ones| [a-z]+s)?$/d

/** The rule, and the state in which things do not count for it: `unless the earlier reservation was cancelled`. */
function mainOf(phrase: Phrase): { readonly main: Phrase; readonly except: string | null } {
  const found = find(phrase, exception)
  return found === null
    ? { main: phrase, except: null }
    : { main: found.group('main'), except: textOf(found.group('state')) }
}

type Apart = { readonly found: Found; readonly except: string | null }

function apart(scene: Scene, phrase: Phrase, { found, except }: Apart): boolean {
  const things = found.has('things') ? found.group('things') : found.group('thing')
  const entity = bookedEntity(scene, things, found.group('scope'))
  if (entity === null) return false
  if (found.has('other') && referenceTo(scene.draft, entity, found.group('other')) === null) return false
  const told = found.has('scope') ? scopeField(scene, entity, found.group('scope')) : undefined
  const scope = told === undefined ? usualScope(entity) : told === null ? undefined : [told]
  if (scope === undefined) return false
  const span = spanOf(entity)
  const moment = span === null && found.has('late') && scope.length > 0 ? momentOf(entity) : null
  if (span === null && moment === null) return false
  const free = except === null ? null : stateTold(scene.draft, entity, except)
  if (except !== null && free === null) return false
  const dead = entity.values.filter(
    (value) => entity.lives && /^(?:cancelled|canceled|rejected|declined|withdrawn)$/.test(value),
  )
  const uncounted = [...new Set([...dead, ...(free === null ? [] : [free])])]
  const where = uncounted.map((value) => literal(entity.stateField, '!=', value))
  const id = addRule(
    entity,
    span === null
      ? { kind: 'unique', id: `one_at_a_time_${scope[0]}`.slice(0, 40), fields: [...scope, moment ?? ''], where }
      : { kind: 'no_overlap', id: `no_overlap_${scope[0] ?? 'at_all'}`.slice(0, 40), ...span, scope, where },
  )
  scene.draft.current = entity.id
  demand(scene, phrase, { kind: 'rule', entity: entity.id, rule: id })
  return true
}

/** What is booked: the things named, or the one kind of thing with a span of time that refers to the scope. */
function bookedEntity(scene: Scene, things: Phrase, scope: Phrase): EntityDraft | null {
  if (things.length > 0) return entityNamed(scene.draft, things)
  const spans = [...scene.draft.entities.values()].filter(
    (entity) => spanOf(entity) !== null && (scope.length === 0 || referenceTo(scene.draft, entity, scope) !== null),
  )
  return spans.length === 1 ? (spans[0] ?? null) : null
}

/** Where the text does not say of what: of the one thing that is booked; undefined where there are several. */
function usualScope(entity: EntityDraft): string[] | undefined {
  const things = entity.fields.filter((field) => field.type === 'reference' && field.target !== 'user')
  return things.length > 1 ? undefined : things.map((field) => field.id)
}

function spanOf(entity: EntityDraft): { readonly start: string; readonly end: string } | null {
  const moments = entity.fields.filter((field) => /^(?:date|datetime)$/.test(field.type))
  const start = moments.find((field) =>
    /^(?:start|begin|from|check_?in|pick_?up|arrival|first|collection|rental_(?:start|from)|departure_date$)/.test(
      field.id,
    ),
  )
  const end = moments.find((field) =>
    /^(?:end|until|to$|to_|check_?out|return|departure|drop_?off|last|rental_(?:end|to|until))/.test(field.id),
  )
  return start === undefined || end === undefined || start.type !== end.type ? null : { start: start.id, end: end.id }
}

/** The one moment of things that have no end: two of them at the same time have the same moment. */
function momentOf(entity: EntityDraft): string | null {
  const moments = entity.fields.filter((field) => /^(?:datetime|time|date)$/.test(field.type))
  const lasts = entity.fields.some((field) => /duration|^end|length|minutes|hours/.test(field.id))
  return moments.length === 1 && moments[0]?.type === 'datetime' && !lasts ? moments[0].id : null
}
