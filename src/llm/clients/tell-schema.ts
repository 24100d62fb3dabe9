import type { ModelCall, ModelMessage } from '../model-client.ts'

/** The messages with the schema of the answer in words at the end of the first one, where the provider takes it in no other way. */
export function tellSchema({ messages, contract }: ModelCall): readonly ModelMessage[] {
  const told = `Answer with one JSON object of this JSON Schema, and nothing else:\n${JSON.stringify(contract.schema)}`
  const [first, ...rest] = messages
  if (first?.role === 'system') return [{ ...first, text: `${first.text}\n\n${told}` }, ...rest]
  return [{ role: 'system', text: told, stable: true }, ...messages]
}
