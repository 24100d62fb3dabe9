import type { Target } from '../constraints/constraint.ts'
import type { EntityDraft } from '../draft/draft.ts'
import { basesOf } from '../language/conjugate.ts'
import { eventNouns } from '../language/verbs.ts'
import { spotOf } from './comparing.ts'
import { fieldsMeant } from '../draft/subjects.ts'
import { entityNamed, entityOfNoun } from '../draft/references.ts'
import type { Scene } from '../draft/scene.ts'
import { borrow, find, textOf, type Found, type Phrase, type Token } from '../language/token.ts'

/** A limit in other words: the fields it is about, and what is said of them in the words of the constraints. */
export type Limit = { readonly targets: readonly Target[]; readonly said: Phrase; readonly frame: Phrase }

const det = '(?:(?:a|an|the|each|every|any|all) )*'
const noun = '(?!(?:no|not|nobody|none|neither|never) )[a-z][a-z -]*?'
const amount =
  '(?:at-least|at-most|more-than|less-than|exactly|between|from) (?:[0-9]|one).*|(?:an? )?(?:positive )?(?:whole )?numbers? (?:of at-least|between|from|up to) .+'
const verbs: Readonly<Record<string, string>> = {
  weigh: 'weight',
  cost: 'price cost amount',
  last: 'duration length running_time time hours',
  take: 'duration preparation_time running_time time',
  hold: 'capacity seats places number_of_seats',
  seat: 'capacity seats number_of_seats',
  accommodate: 'capacity',
}

const forms = {
  bound: new RegExp(
    `^${det}(?<bound>minimum|at-least|lowest|smallest|least|maximum|at-most|highest|largest|greatest)(?: allowed| possible)? (?:(?:length|size|number) of |value (?:of|for) )?(?<field>${det}${noun})(?: (?:length|value))? (?:is|are|must be|=|:) (?<said>[0-9].*|one)$`,
    'd',
  ),
  refused: new RegExp(
    `^(?<field>${det}${noun})(?: of| that are| which are| that is)? (?<one>(?:less-than|more-than) -?[0-9.]+(?: [a-z%]+?)?)(?: (?:,? ?)(?:(?<or>or|and) )?(?<two>(?:less-than|more-than|or-more|or-less) -?[0-9.]+(?: [a-z%]+?)?))? (?:is|are|must be|cannot be) (?<no>not allowed|rejected|refused|not accepted|invalid|forbidden|not possible|not valid|accepted|allowed)$`,
    'd',
  ),
  going: new RegExp(
    `^(?<field>${det}${noun}) (?:must |can )?(?:goes|go|ranges|range|runs|run|lies|lie|is given|are given|is measured|are measured|is)(?: only)? (?<said>(?:on a scale )?(?:of |from )?(?:from|between|[0-9]) .+|on a scale (?:from|of) .+|within .+)$`,
    'd',
  ),
  span: new RegExp(`^(?<field>${det}${noun}) :? ?(?<said>-?[0-9.]+ (?:-|to|until|till) -?[0-9.]+(?: [a-z%]+)?)$`, 'd'),
  when: new RegExp(
    `^(?<thing>(?:no )?${det}${noun}) (?<modal>cannot|can only|can|must) (?:(?:be )?(?<verb>made|start|begin|take place|happen|scheduled|booked|planned|created|entered|dated|placed|reserved|submitted|recorded|born|end|lie|delivered|due)) ?(?:for|at|on|with)? ?(?:a |any )?(?:date |day |time |dates |times )?(?<said>(?:in|for) the (?:past|future)|after today|before today|today or later|(?:at-most|more-than|at-least) (?:[0-9]+|one) (?:days?|weeks?) (?:in advance|ahead|in the future|from now|ago|in the past|back)|in advance)$`,
    'd',
  ),
  entering: new RegExp(
    `^(?:users?|you|we|nobody|no one|one|people) (?<modal>cannot|can) (?:enter|add|make|create|record|book|plan|register|log|place|schedule) (?<thing>${det}${noun}) (?:for|with|on|at|dated|in) ?(?:a |any )?(?:date |day |time |dates )?(?<said>in the (?:past|future)|the (?:past|future))$`,
    'd',
  ),
  never: new RegExp(`^(?:neither )(?<field>.+? nor .+?) (?:can|must) (?<said>.+)$`, 'd'),
  thing: new RegExp(
    `^(?<thing>${det}${noun}) (?:must |can |cannot )?(?<verb>have|has|needs?|requires?|weighs?|costs?|lasts?|takes?|holds?|seats?|accommodates?|must)(?: only)? (?<said>${amount})$`,
    'd',
  ),
  bare: new RegExp(`^(?<field>${det}${noun}) (?<said>${amount})$`, 'd'),
  upTo: new RegExp(`^(?<field>${det}${noun}) (?:must |can |cannot )?(?:have|has|needs?|be|go|get) (?<said>.+)$`, 'd'),
  amidst: new RegExp(
    `^(?<field>${det}${noun}) in the (?<past>past|future) (?:is|are|cannot be|must be) (?<no>not allowed|rejected|refused|not accepted|invalid|forbidden|not possible|not valid|accepted|allowed)$`,
    'd',
  ),
  there: new RegExp(`^there (?:is|are|must be|can be|cannot be) (?<said>${amount})$`, 'd'),
  keep: new RegExp(
    `^(?:keep|limit|restrict) (?<field>${det}${noun}) (?:to )?(?<said>(?:less-than|at-most|more-than|between|from) .+|[0-9]+ .+)$`,
    'd',
  ),
}

/** `A room holds between 2 and 40 people` says nothing of what a room has; it is a limit. */
export const ofThings = (phrase: Phrase): boolean => {
  const found = find(phrase, forms.thing)
  if (find(phrase, forms.when) !== null || find(phrase, forms.entering) !== null) return true
  if (
    found !== null &&
    /^(?:has|have)$/.test(textOf(found.group('verb'))) &&
    /^(?:between|from)$/.test(found.group('said')[0]?.lower ?? '')
  )
    return true
  return found !== null && /^(?:hold|seat|take|last|weigh|cost|accommodate)s?$/.test(textOf(found.group('verb')))
}

/** The limit that a statement sets, where its subject is not simply the field; null where it sets none. */
export function limitIn(scene: Scene, phrase: Phrase): Limit | null {
  return (
    outermost(scene, find(phrase, forms.bound)) ??
    inTime(scene, find(phrase, forms.when)) ??
    entered(scene, find(phrase, forms.entering)) ??
    pastRefused(scene, find(phrase, forms.amidst)) ??
    there(scene, find(phrase, forms.there)) ??
    refused(scene, find(phrase, forms.refused)) ??
    ofThing(scene, find(phrase, forms.thing)) ??
    plainly(scene, find(phrase, forms.never), 'cannot') ??
    plainly(scene, find(phrase, forms.going), 'must be') ??
    plainly(scene, find(phrase, forms.keep), keeps(phrase)) ??
    plainly(scene, find(phrase, forms.upTo), /^[^:]* cannot /.test(textOf(phrase)) ? 'cannot be' : 'must be') ??
    plainly(scene, find(phrase, forms.span), 'from') ??
    plainly(scene, find(phrase, forms.bare), 'must be')
  )
}

const keeps = (phrase: Phrase): string =>
  /\b(?:less-than|at-most|more-than|between|from)\b/.test(textOf(phrase)) ? 'must be' : 'must be at-most'

function outermost(scene: Scene, found: Found | null): Limit | null {
  const heard = found === null ? null : fieldsMeant(scene.draft, found.group('field'))
  if (found === null || heard === null) return null
  const least = /^(?:min|at-least|low|small|least)/.test(textOf(found.group('bound')))
  return {
    targets: heard.targets,
    said: [...borrow(`must be ${least ? 'at-least' : 'at-most'}`), ...found.group('said')],
    frame: [...found.frame, ...found.group('bound'), ...found.group('field')],
  }
}

/** `Scores below 1 or above 5 are rejected`: what is refused is the other side of the limit. */
function refused(scene: Scene, found: Found | null): Limit | null {
  const heard = found === null ? null : fieldsMeant(scene.draft, found.group('field'))
  if (found === null || heard === null) return null
  const denied = /\bcannot be\b/.test(textOf(found.frame)) === /^(?:accepted|allowed)$/.test(textOf(found.group('no')))
  if (!denied) return null
  const [first, second] = [found.group('one'), found.group('two').map(sided)]
  if (first[0]?.lower === second[0]?.lower) return null
  const [low, high] = ['less-than', 'more-than'].map((side) => [first, second].find((part) => part[0]?.lower === side))
  return {
    targets: heard.targets,
    said: [...borrow('cannot be'), ...(low ?? []), ...(second.length > 0 ? borrow('or') : []), ...(high ?? [])],
    frame: [...found.frame, ...found.group('or'), ...found.group('field'), ...found.group('no')],
  }
}

/** `below 1 or above 5` has been read as `less-than 1 or-more 5`. */
const sided = (token: Token): Token => ({ ...token, lower: token.lower.replace(/^or-(more|less)$/, '$1-than') })

/** `Bookings cannot be made in the past`: it is when the thing starts, or the one date that it has. */
function inTime(scene: Scene, found: Found | null): Limit | null {
  if (found === null) return null
  const verb = textOf(found.group('verb'))
  const no = found.group('thing')[0]?.lower === 'no'
  const modal = textOf(found.group('modal'))
  if (no && modal !== 'can') return null
  const entity = timed(scene, no ? found.group('thing').slice(1) : found.group('thing'), verb)
  const field = entity === null ? null : dateOf(entity, verb)
  if (entity === null || field === null) return null
  const far = /\b(?:at-most|more-than|at-least)\b/.test(textOf(found.group('said')))
  const lead = no || modal === 'cannot' ? 'cannot be' : modal === 'can' && !far ? null : 'must be'
  if (lead === null) return null
  return {
    targets: [{ entity, field }],
    said: [
      ...borrow(lead),
      ...found.group('said').map((token) => (token.lower === 'for' ? { ...token, lower: 'in' } : token)),
    ],
    frame: [...found.frame, ...found.group('thing'), ...found.group('modal'), ...found.group('verb')],
  }
}

/** `You cannot enter an inspection for a date in the future`. */
function entered(scene: Scene, found: Found | null): Limit | null {
  const entity = found === null ? null : entityNamed(scene.draft, found.group('thing'))
  const field = entity === null ? null : dateOf(entity, 'entered')
  if (found === null || entity === null || field === null) return null
  if (textOf(found.group('modal')) === 'can' && !/^(?:nobody|no one)/.test(textOf(found.frame))) return null
  const said = found.group('said')
  const lead = said[0]?.lower === 'in' ? 'cannot be' : 'cannot be in'
  return {
    targets: [{ entity, field }],
    said: [...borrow(lead), ...said],
    frame: [...found.frame, ...found.group('thing'), ...found.group('modal')],
  }
}

/** `Arrival dates in the past are refused`. */
function pastRefused(scene: Scene, found: Found | null): Limit | null {
  const heard = found === null ? null : fieldsMeant(scene.draft, found.group('field'))
  if (found === null || heard === null) return null
  if (/\bcannot be\b/.test(textOf(found.frame)) !== /^(?:accepted|allowed)$/.test(textOf(found.group('no'))))
    return null
  const frame = [...found.frame, ...found.group('field'), ...found.group('no')]
  return { targets: heard.targets, said: [...borrow('cannot be in the'), ...found.group('past')], frame }
}

/** `There are at most 24 frames`: of the thing just spoken of, which has a number of frames. */
function there(scene: Scene, found: Found | null): Limit | null {
  const entity = scene.draft.current === null ? undefined : scene.draft.entities.get(scene.draft.current)
  const last = found?.group('said').at(-1)
  const field = entity === undefined || last === undefined ? null : countOf(entity, last.lower)
  if (found === null || entity === undefined || last === undefined || field === null) return null
  const lead = /\bcannot\b/.test(textOf(found.frame)) ? 'cannot be' : 'must be'
  return {
    targets: [{ entity, field }],
    said: [...borrow(lead), ...found.group('said').slice(0, -1)],
    frame: [...found.frame, last],
  }
}

/** What has the date: the thing, or what is made of it (`Rooms can be booked …`: bookings). */
function timed(scene: Scene, thing: Phrase, verb: string): EntityDraft | null {
  const event = basesOf(verb)
    .map((base) => (Object.hasOwn(eventNouns, base) ? eventNouns[base] : undefined))
    .find((one) => one !== undefined)
  const made = event === undefined ? null : entityOfNoun(scene.draft, event)
  const named = entityNamed(scene.draft, thing)
  if (named === null || made === null || made.id === named.id) return named
  return made.fields.some((field) => field.target === named.id) ? made : null
}

/** The date that the verb is about; where it only says that the thing is made, its start or its only date. */
function dateOf(entity: EntityDraft, verb: string): EntityDraft['fields'][number] | null {
  const dates = entity.fields.filter((field) => field.type.startsWith('date'))
  if (verb === 'born') return dates.find((field) => /birth|born/.test(field.id)) ?? null
  if (/^(?:end|due|delivered)$/.test(verb)) {
    const stem = verb === 'delivered' ? 'deliver' : verb
    const fitting = dates.filter((field) => field.id.startsWith(stem))
    return fitting.length === 1 ? (fitting[0] ?? null) : null
  }
  return spotOf(entity, 'start') ?? (dates.length === 1 ? (dates[0] ?? null) : null)
}

/** `A peal must have at least 5000 changes`, `A pet weighs at most 60 kg`: the noun or the verb behind names the field. */
function ofThing(scene: Scene, found: Found | null): Limit | null {
  const entity = found === null ? null : entityNamed(scene.draft, found.group('thing'))
  if (found === null || entity === null) return null
  const frame = [...found.frame, ...found.group('thing'), ...found.group('verb')]
  const said = [...borrow(/\bcannot\b/.test(textOf(found.frame)) ? 'cannot be' : 'must be'), ...found.group('said')]
  const verb = textOf(found.group('verb')).replace(/s$/, '')
  const meant = (Object.hasOwn(verbs, verb) ? (verbs[verb] ?? '') : '').split(' ').filter((id) => id !== '')
  const field = meant.map((id) => entity.fields.find((one) => one.id === id)).find((one) => one !== undefined)
  const last = found.group('said').at(-1)
  const counted = last === undefined ? null : countOf(entity, last.lower)
  if (counted !== null && last !== undefined)
    return { targets: [{ entity, field: counted }], said: said.slice(0, -1), frame: [...frame, last] }
  return field === undefined ? null : { targets: [{ entity, field }], said, frame }
}

/** The number field that counts such things: `attendees`, `number_of_attendees`. */
function countOf(entity: EntityDraft, plural: string): EntityDraft['fields'][number] | null {
  const ids = [plural, `number_of_${plural}`, `${plural}_count`, plural.replace(/s$/, '')]
  const field = entity.fields.find(
    (one) =>
      ids.includes(one.id) && (/^(?:integer|decimal|money)$/.test(one.type) || (one.type === 'text' && !one.typed)),
  )
  return field ?? null
}

function plainly(scene: Scene, found: Found | null, lead: string): Limit | null {
  const heard = found === null ? null : fieldsMeant(scene.draft, found.group('field'))
  if (found === null || heard === null) return null
  return {
    targets: heard.targets,
    said: [...borrow(lead), ...found.group('said')],
    frame: [...found.frame, ...found.group('field')],
  }
}
