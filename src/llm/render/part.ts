import { createHash } from 'node:crypto'

/** One piece of material. `name` is written by the platform, `text` by anybody. */
export interface Part {
  readonly name: string
  readonly text: string
}

/**
 * A part between two lines that bear its own mark. The mark is drawn from the text and does not occur in it, so that
 * no text can hold the line that ends its part; and the same part is the same to the byte wherever it comes again.
 */
export function delimit({ name, text }: Part): string {
  const mark = markOf(text)
  return `=== BEGIN ${mark} ${name} ===\n${text}\n=== END ${mark} ===`
}

function markOf(text: string): string {
  for (let salt = 0; ; salt += 1) {
    const mark = createHash('sha256').update(`${salt}\n${text}`).digest('hex').slice(0, 16)
    if (!text.includes(mark)) return mark
  }
}
