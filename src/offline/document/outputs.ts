import type { Json, JsonObject } from '../../core/json.ts'
import type { OutputVariable } from '../../core/knowledge/context-pack.ts'
import { type ModelRequest, ProviderFailed } from '../../core/provider.ts'
import { readRules } from './document-rules.ts'
import { evaluate } from './evaluate.ts'
import { scopeOf } from './scope.ts'

/**
 * An answer with every output variable that its step asks for: as the answer has it, as the persona's `rules` say, or as
 * the only document of the run that has a value of that name. Throws ProviderFailed where none of these gives it.
 */
export function withRequiredOutputs(request: ModelRequest, answer: JsonObject): JsonObject {
  const missing = request.pack.outputs.filter(({ name, type }) => type !== 'doc' && !Object.hasOwn(answer, name))
  if (missing.length === 0) return answer
  return { ...answer, ...Object.fromEntries(missing.map((output) => [output.name, outputOf(request, output)])) }
}

function outputOf({ pack, rules }: ModelRequest, output: OutputVariable): Json {
  const scope = scopeOf(pack)
  const rule = readRules(rules).outputs[output.name]
  const value = rule === undefined ? onlyValueNamed(output.name, scope) : evaluate(rule, scope)
  if (value === undefined) {
    throw new ProviderFailed(
      `Step ${pack.step}: found no rule for the output "${output.name}" of ${pack.persona}, expected one; add "rules: {outputs: {${output.name}: …}}" to its file.`,
    )
  }
  if (fits(output, value)) return value
  throw new ProviderFailed(
    `Step ${pack.step}: found ${JSON.stringify(value).slice(0, 60)} for the output "${output.name}", expected ${output.type}; correct the rule in the file of ${pack.persona}.`,
  )
}

/** `amount` in `invoice.amount`, as long as no other document has one too. */
function onlyValueNamed(name: string, scope: Readonly<Record<string, Json>>): Json | undefined {
  const values = Object.values(scope).flatMap((value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
      ? [(value as { readonly [key: string]: Json })[name] ?? null]
      : [],
  )
  return values.length === 1 ? (values[0] ?? undefined) : undefined
}

function fits({ type }: OutputVariable, value: Json): boolean {
  if (type === 'int') return Number.isSafeInteger(value)
  if (type === 'num') return typeof value === 'number'
  if (type === 'bool') return typeof value === 'boolean'
  if (type === 'list') return Array.isArray(value)
  return type === 'doc' || typeof value === 'string'
}
