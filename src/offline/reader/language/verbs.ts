import type { Action } from '../../../core/app-spec/grant.ts'
import { basesOf } from './conjugate.ts'

const acts: readonly (readonly [actions: readonly Action[], verbs: string])[] = [
  [
    ['create'],
    'create add record log register enter submit make post write book reserve request place schedule order report plan set define insert file raise open propose capture document note publish issue save input upload-no arrange send',
  ],
  [['list', 'view'], 'view see list browse read look-at check show display access look-up consult inspect access'],
  [['edit'], 'edit update change modify correct rename adjust amend revise'],
  [['delete'], 'delete remove erase'],
  [['create', 'list', 'view', 'edit', 'delete'], 'manage maintain organise organize administer administrate handle'],
  [['create', 'list', 'view', 'edit'], 'track keep store monitor keep-track-of'],
]
const actionsByVerb = new Map(
  acts.flatMap(([actions, verbs]) => verbs.split(' ').map((verb) => [verb, actions] as const)),
)

/** Verbs that move a thing into a state named by their participle (`approve` → `approved`). */
const moving = new Set(
  'approve reject accept discard decline cancel close reopen complete finish archive publish unpublish submit confirm activate deactivate suspend resolve start ship deliver return pay refund renew expire process dispatch verify release retire block unblock hire dismiss acknowledge escalate withdraw review pause resume reactivate fulfil fulfill waive settle revoke sign deny finalise finalize discharge admit void lock unlock freeze check-in check-out prepare serve pack collect pick-up hand-out hand-over give-out sign-off assign issue send grade promote restore'.split(
    ' ',
  ),
)

/** Verbs that stand for making a thing of their own: `borrow books` makes loans. */
export const eventNouns: Readonly<Record<string, string>> = {
  borrow: 'loan',
  rate: 'rating',
  comment: 'comment',
  apply: 'application',
  enroll: 'enrollment',
  enrol: 'enrolment',
  rent: 'rental',
  donate: 'donation',
  reserve: 'reservation',
  book: 'booking',
  review: 'review',
  register: 'registration',
  'sign-up': 'registration',
  subscribe: 'subscription',
}

/** What the verb (base form) does with rows, or null. */
export const actionsOf = (base: string): readonly Action[] | null => actionsByVerb.get(base) ?? null

/** The verb's base form if it is one that creates, shows, changes or removes rows. */
export const actingBase = (word: string): string | null => basesOf(word).find((base) => actionsByVerb.has(base)) ?? null

/** The verb's base form if it is one that changes a state. */
export const movingBase = (word: string): string | null => basesOf(word).find((base) => moving.has(base)) ?? null

/** True for any word that is known as a verb in some form. */
export const isVerb = (word: string): boolean =>
  actingBase(word) !== null ||
  movingBase(word) !== null ||
  basesOf(word).some((base) => others.has(base) || Object.hasOwn(eventNouns, base))

const others = new Set(
  'search find filter sort export download import upload print send receive pay notify remind assign allocate join leave attend follow like share invite calculate compute group page log-in log-out sign-up sign-in allow let enable support need want get give take use work select choose pick fix refuse sell adopt shortlist deploy install postpone extend terminate hand-in enter move mark link attach belong sell buy'.split(
    ' ',
  ),
)
