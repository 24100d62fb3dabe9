import type { WireMessage } from './wire-request.ts'

interface Part {
  readonly name: string
  readonly text: string
}

/** The marked parts of a conversation, as somebody reads them who has nothing but the text. */
export function readParts(messages: readonly WireMessage[]): readonly Part[] {
  return messages.filter(({ role }) => role === 'user').flatMap(({ text }) => partsOf(text.split('\n')))
}

/** What stands outside the parts is left out. */
function partsOf(lines: readonly string[]): readonly Part[] {
  const parts: Part[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const [, mark, name] = /^=== BEGIN (\S+) (.+) ===$/.exec(lines[at] ?? '') ?? []
    if (mark === undefined || name === undefined) continue
    const end = lines.indexOf(`=== END ${mark} ===`, at)
    if (end === -1) throw new Error(`Found a part "${name}" without an end.`)
    parts.push({ name, text: lines.slice(at + 1, end).join('\n') })
    at = end
  }
  return parts
}
