import { InvalidInput } from '../../core/errors.ts'
import type { ModelChoice, ModelTier } from '../../core/provider.ts'
import { readRoute } from './route.ts'

/** Whom a model is wanted for. */
export interface WantedFor {
  readonly persona: string
  readonly tier: ModelTier
}

/** What a choice says for a persona: by its id, else by its tier, else for everybody; null: nothing. */
export function chosen(choice: ModelChoice, { persona, tier }: WantedFor): readonly string[] | null {
  const key = [persona, tier, '*'].find((one) => Object.hasOwn(choice, one))
  return key === undefined ? null : (choice[key] ?? null)
}

const form = 'expected <persona, tier or *>=provider/model[,provider/model…], separated by ;'

/** Reads `strong=anthropic/claude-…,openai/gpt-…; *=…`, as `G1_MODELS` has it. Throws InvalidInput. */
export function readModelChoice(text: string): ModelChoice {
  const choice = new Map<string, readonly string[]>()
  for (const part of text.split(';').map((one) => one.trim())) {
    if (part === '') continue
    const [, key, list] = /^([a-z][a-z0-9_]*|\*)\s*=\s*(.+)$/.exec(part) ?? []
    if (key === undefined || list === undefined) throw new InvalidInput(`Found "${part}" in G1_MODELS, ${form}.`)
    if (choice.has(key)) throw new InvalidInput(`Found "${key}" twice in G1_MODELS, expected it once; join its models.`)
    const models = list.split(',').map((one) => one.trim())
    const wrong = models.find((model) => readRoute(model) === null)
    if (wrong !== undefined) throw new InvalidInput(`Found "${wrong}" as a model of ${key} in G1_MODELS, ${form}.`)
    choice.set(key, models)
  }
  if (choice.size > 0) return Object.fromEntries(choice)
  throw new InvalidInput(`Found no model in G1_MODELS, ${form}.`)
}
