import { home } from '../../words/home.ts'
import { say } from '../../words/say.ts'

/** What a JSON text says, or why it says nothing, in words. */
export type JsonText =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wrong'; readonly why: string }
  | { readonly kind: 'object'; readonly value: Readonly<Record<string, unknown>> }

/** Reads a text that has to be a JSON object. */
export function readObject(text: string): JsonText {
  if (text.trim() === '') return { kind: 'nothing' }
  try {
    const value = JSON.parse(text) as unknown
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { kind: 'object', value: value as Readonly<Record<string, unknown>> }
      : { kind: 'wrong', why: home.wrong.object }
  } catch (error) {
    return { kind: 'wrong', why: say(home.wrong.json, { why: (error as Error).message }) }
  }
}

/** The variables of a workflow with their types: `amount (num)`. Empty where it is none, or has none. */
export function variablesOf(source: unknown): readonly string[] {
  if (typeof source !== 'object' || source === null || !('vars' in source) || !Array.isArray(source.vars)) return []
  return (source.vars as readonly unknown[]).flatMap((one) => {
    if (typeof one !== 'object' || one === null || !('name' in one) || typeof one.name !== 'string') return []
    return 'type' in one && typeof one.type === 'string' ? `${one.name} (${one.type})` : one.name
  })
}
