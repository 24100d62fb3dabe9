import type { Computed, Figure } from '../../../core/app-spec/computed.ts'
import type { Condition } from '../../../core/app-spec/condition.ts'
import type { Subject } from '../../../core/app-spec/demand.ts'
import type { Field, FieldType } from '../../../core/app-spec/field.ts'
import type { Action } from '../../../core/app-spec/grant.ts'
import type { Rule } from '../../../core/app-spec/rule.ts'
import type { Clause, ClauseId } from '../../../core/clause.ts'
import type { Phrase } from '../language/token.ts'
import { fieldIdOf, idOf, titleOf } from './naming.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** A field while it is being read. `typed`: the text has said its type or its options; `optional`: that it may be empty. */
export type FieldDraft = Writable<Field> & { typed: boolean; optional?: true }

/** Who may do something, as far as the text says. `only`: nobody else may. `who` is a role, `signed_in` or `anyone`. */
export type Allowance = {
  readonly action: Action
  readonly who: string
  readonly own: boolean
  /** The field that says whose a row is for them, where it is not the owner: who it is assigned to. */
  readonly path?: string
  readonly only: boolean
  /** `not`: may not; `apart`: only their own rows. */
  readonly kind: 'may' | 'not' | 'apart'
}

/** A move between states. An empty `from` means: from wherever it makes sense. */
export type Move = {
  id: string
  title: string
  from: string[]
  to: string
  by: { who: string; own: boolean }[]
  /** States from which the text says that it cannot be made, and those from which it says that it can. */
  notFrom?: string[]
  said?: string[]
  /** Roles that may not make it. */
  barred?: string[]
}

export type EntityDraft = {
  readonly id: string
  /** `blood donor` */
  readonly noun: string
  /** Where it comes from: the text, or the pack that supplied it. */
  readonly source: string
  /** True where the text says what it is made of or what it belongs to, not only what people do with it. */
  described: boolean
  fields: FieldDraft[]
  stateField: string
  values: string[]
  initial: string | null
  moves: Move[]
  /** True once the text speaks of starting, moving or ending states. */
  lives: boolean
  computed: Computed[]
  rules: Rule[]
  allowances: Allowance[]
  owned: boolean
  /** The field that holds who a row belongs to, if any. */
  owner: string | null
  /** Where rows are somebody's through another row: `enrolment.student`. */
  ownPath: string | null
  sort: { field: string; direction: 'asc' | 'desc' } | null
  pageSize: number | null
  search: string[] | null
  filters: string[]
  exported: boolean
}

export type RoleDraft = { readonly id: string; readonly noun: string; readonly rank: number }

/** Whom a clause names, and how: what the finished grants must bear out for the clause to be served. */
export type Promised = {
  readonly who: readonly string[]
  readonly how: 'may' | 'all' | 'only' | 'not' | 'own'
  /** Theirs are the rows of which this field names them. */
  readonly path?: string
  /** They may only from these states. */
  readonly from?: readonly string[]
}

export type DraftDemand = {
  readonly clause: ClauseId
  readonly part: string
  readonly subject: Subject
  readonly promised: Promised | null
}
export type DraftUnserved = { readonly clause: ClauseId; readonly part: string; readonly why: string }

/**
 * Nouns of people: those that the text speaks of as people (`known`), and those of whom it only keeps records (`kept`:
 * `Clerks add customers`).
 */
export type People = { readonly known: Set<string>; readonly kept: Set<string> }

/** What has been understood so far. The patterns add to it; `toSpec` makes an AppSpec of it. */
export type Draft = {
  readonly entities: Map<string, EntityDraft>
  readonly roles: Map<string, RoleDraft>
  readonly people: People
  readonly accountFields: FieldDraft[]
  accountsWanted: boolean
  accountsRefused: boolean
  passwordMinLength: number
  /** The text speaks of somebody's own things. */
  personal: boolean
  readonly figures: Figure[]
  readonly demands: DraftDemand[]
  readonly unserved: DraftUnserved[]
  readonly assumptions: { readonly text: string; readonly source: string }[]
  readonly claimed: Map<ClauseId, Set<number>>
  /** Nouns that the text lists among what a thing has. */
  readonly listedNouns: Set<string>
  /** What can be read only once every state is known. */
  readonly deferred: (() => void)[]
  /** The entity that the last statement was about. */
  current: string | null
  title: string | null
  /** Features asked of the application as a whole; they are given to its main entities once these are known. */
  readonly wholeApp: {
    readonly scene: { readonly clause: Clause; readonly tokens: Phrase }
    readonly phrase: Phrase
    readonly what: 'search' | 'export'
  }[]
}

export const newDraft = (): Draft => ({
  entities: new Map(),
  roles: new Map(),
  people: { known: new Set(), kept: new Set() },
  accountFields: [],
  accountsWanted: false,
  accountsRefused: false,
  passwordMinLength: 8,
  personal: false,
  figures: [],
  demands: [],
  unserved: [],
  assumptions: [],
  claimed: new Map(),
  listedNouns: new Set(),
  deferred: [],
  current: null,
  title: null,
  wholeApp: [],
})

/** The entity of that (singular) noun, made if there is none. */
export function entityFor(draft: Draft, noun: string, source = 'text'): EntityDraft {
  const id = idOf(noun)
  const known = draft.entities.get(id)
  if (known !== undefined) return known
  const entity: EntityDraft = {
    id,
    noun,
    source,
    described: false,
    fields: [],
    stateField: 'status',
    values: [],
    initial: null,
    moves: [],
    lives: false,
    computed: [],
    rules: [],
    allowances: [],
    owned: false,
    owner: null,
    ownPath: null,
    sort: null,
    pageSize: null,
    search: null,
    filters: [],
    exported: false,
  }
  draft.entities.set(id, entity)
  return entity
}

/** A field without limits. */
export const newField = (name: string, type: FieldType): FieldDraft => ({
  id: fieldIdOf(name),
  title: titleOf(name),
  type,
  required: false,
  min: null,
  max: null,
  minLength: null,
  maxLength: null,
  notBefore: null,
  notAfter: null,
  options: [],
  target: null,
  default: null,
  editable: true,
  unit: null,
  typed: false,
})

/** A condition on a literal. */
export const literal = (field: string, op: Condition['op'], value: string | number | boolean | null): Condition => ({
  field,
  op,
  value: { literal: value },
})

/** Adds a rule unless one of that id is there, and returns its id. */
export function addRule(entity: EntityDraft, rule: Rule): string {
  if (!entity.rules.some((known) => known.id === rule.id)) entity.rules.push(rule)
  return rule.id
}
