import type { StartRunInput } from '../../api/generated/graphql.ts'
import { integer } from '../../ui/figures.ts'
import { home } from '../../words/home.ts'
import { say } from '../../words/say.ts'
import { bytesOf, mostBytes } from './byte-count.ts'
import type { Draft } from './draft.ts'
import { readObject } from './json-text.ts'

/** The fields that something can be wrong with. */
export const fields = ['requirements', 'title', 'provider', 'budgetUsd', 'models', 'workflow', 'data'] as const
export type FieldName = (typeof fields)[number]

/** What is wrong, by field; `elsewhere` has no field of its own. */
export type Wrongs = Partial<Readonly<Record<FieldName | 'elsewhere', string>>>

/** What a draft asks for, or what has to be put right first. */
export type Order = { readonly input: Omit<StartRunInput, 'idempotencyKey'> } | { readonly wrongs: Wrongs }

/** Reads a draft. What only the server knows (whether a model exists, a workflow is sound) is left to it. */
export function orderOf(draft: Draft): Order {
  const wrongs: { -readonly [Name in keyof Wrongs]: Wrongs[Name] } = {}
  const requirements = draft.requirements.trim() === '' ? null : draft.requirements
  const used = bytesOf(draft.requirements)
  if (requirements === null && draft.workflow === '') wrongs.requirements = home.wrong.nothing
  if (used > mostBytes) wrongs.requirements = say(home.wrong.long, { used: integer(used), most: integer(mostBytes) })
  const title = draft.title.trim()
  if (title.length > 200) wrongs.title = say(home.wrong.title, { n: title.length })
  const budget = readBudget(draft.budget)
  if (budget === 'wrong') wrongs.budgetUsd = home.wrong.budget
  const models = draft.models.map(({ for: whom, use }) => ({ for: whom, use: readModels(use) }))
  if (models.some(({ use }) => use === null)) wrongs.models = home.wrong.models
  const source = readObject(draft.workflow === 'own' ? draft.source : '')
  if (source.kind === 'wrong') wrongs.workflow = source.why
  if (draft.workflow === 'own' && source.kind === 'nothing') wrongs.workflow = home.options.workflow.sourceHint
  const data = readObject(draft.data)
  if (data.kind === 'wrong') wrongs.data = data.why
  if (Object.keys(wrongs).length > 0) return { wrongs }
  const workflow = draft.workflow.startsWith('name:') ? draft.workflow.slice('name:'.length) : null
  return {
    input: {
      ...(requirements === null ? {} : { requirements }),
      ...(title === '' ? {} : { title }),
      ...(draft.provider === '' ? {} : { provider: draft.provider }),
      ...(budget === null || budget === 'wrong' ? {} : { budgetUsd: budget }),
      ...(models.length === 0 ? {} : { models: models.map(({ for: whom, use }) => ({ for: whom, use: use ?? [] })) }),
      ...(source.kind === 'object' ? { workflow: source.value } : workflow === null ? {} : { workflow }),
      ...(data.kind === 'object' ? { data: data.value } : {}),
      questionsAllowed: draft.questionsAllowed,
      cache: draft.cache,
    },
  }
}

/** An amount of dollars, with a point or a comma; null: none is given. */
export function readBudget(text: string): number | null | 'wrong' {
  const written = text.trim().replace(/^\$\s*/, '')
  if (written === '') return null
  return /^\d{1,9}(?:[.,]\d{1,6})?$/.test(written) ? Number(written.replace(',', '.')) : 'wrong'
}

/** `a/b, c/d`; null: that is no list of models. */
export function readModels(text: string): readonly string[] | null {
  const models = text
    .split(/[\s,]+/)
    .map((model) => model.trim())
    .filter((model) => model !== '')
  return models.length > 0 && models.length <= 10 && models.every((model) => /^[^/]+\/.+$/.test(model)) ? models : null
}

interface UserError {
  readonly message: string
  readonly path: readonly string[]
}

/** What the server refused, beside the fields that it is about. */
export function wrongsOf(errors: readonly UserError[]): Wrongs {
  const wrongs: { -readonly [Name in keyof Wrongs]: Wrongs[Name] } = {}
  for (const { message, path } of errors) {
    const place = fields.find((name) => name === path[1]) ?? 'elsewhere'
    wrongs[place] = wrongs[place] === undefined ? message : `${wrongs[place]} ${message}`
  }
  return wrongs
}
