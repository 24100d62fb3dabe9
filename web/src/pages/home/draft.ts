/** Which models answer for whom, as it is being written. */
export interface ModelDraft {
  /** `*`, a tier, or a persona's id. */
  readonly for: string
  /** With commas between them. */
  readonly use: string
}

/** A run that is being thought up: what stands in each field. */
export interface Draft {
  readonly requirements: string
  readonly title: string
  /** Empty: the server's own. */
  readonly provider: string
  readonly budget: string
  readonly questionsAllowed: boolean
  readonly cache: boolean
  readonly models: readonly ModelDraft[]
  /** Empty: the team designs the work. `own`: that of `source`. Else the name of one of the brain's, after `name:`. */
  readonly workflow: '' | 'own' | `name:${string}`
  readonly source: string
  readonly data: string
  /** The key under which exactly this was sent; null: it was not, or was changed since. */
  readonly key: string | null
}

export const blank: Draft = {
  requirements: '',
  title: '',
  provider: '',
  budget: '',
  questionsAllowed: false,
  cache: true,
  models: [],
  workflow: '',
  source: '',
  data: '',
  key: null,
}

/** With a change; what was sent before is then something else. */
export const edited = (draft: Draft, change: Partial<Draft>): Draft => ({ ...draft, key: null, ...change })

/** How many options are not as the server has them. */
export const chosen = (draft: Draft): number =>
  options.reduce((sum, name) => (JSON.stringify(draft[name]) === JSON.stringify(blank[name]) ? sum : sum + 1), 0)

const options = ['title', 'provider', 'budget', 'questionsAllowed', 'cache', 'models', 'workflow', 'data'] as const

/** A draft as it was kept; what cannot be read is left blank. */
export function readDraft(kept: string | null): Draft {
  try {
    const found = JSON.parse(kept ?? '{}') as unknown
    if (typeof found !== 'object' || found === null) return blank
    const entries = Object.entries(found).filter(([name, value]) => fits(name, value))
    return { ...blank, ...(Object.fromEntries(entries) as Partial<Draft>) }
  } catch {
    return blank
  }
}

const fits = (name: string, value: unknown): boolean => {
  if (!(name in blank)) return false
  if (name === 'models') return Array.isArray(value) && value.every(isChoice)
  if (name === 'key') return value === null || typeof value === 'string'
  return typeof value === typeof blank[name as keyof Draft]
}

const isChoice = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'for' in value &&
  typeof value.for === 'string' &&
  'use' in value &&
  typeof value.use === 'string'
