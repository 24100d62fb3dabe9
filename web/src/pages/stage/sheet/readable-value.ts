/** How a value is best read. */
export type Reading = 'nothing' | 'line' | 'prose' | 'block' | 'figure' | 'row' | 'list' | 'record'

/** Longer texts are no line. */
const lineLength = 400

/** How to show a value of an entry, so that people read it and not its notation. */
export function readingOf(value: unknown): Reading {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (typeof value === 'string') return readingOfText(value)
  if (typeof value !== 'object') return 'figure'
  const members = Object.values(value)
  if (members.length === 0) return 'nothing'
  if (!Array.isArray(value)) return 'record'
  return members.every((one) => isShort(one)) ? 'row' : 'list'
}

function readingOfText(text: string): Reading {
  if (!text.includes('\n')) return text.length > lineLength ? 'block' : 'line'
  const beginning = text.slice(0, 4_000)
  const code = /[;{}]\s*\n|=>|<\/\w/.test(beginning)
  return !code && /^(#{1,4} |[-*] |\d+\. |\|)/m.test(beginning) ? 'prose' : 'block'
}

const isShort = (value: unknown): boolean =>
  (typeof value === 'string' && value.length <= 48 && !value.includes('\n')) ||
  typeof value === 'number' ||
  typeof value === 'boolean'

/** A record's own name for itself: its title, name or path, with its id before it. Empty: it has none. */
export function headline(record: Readonly<Record<string, unknown>>): string {
  const id = text(record['id'])
  const name = ['title', 'name', 'label', 'path', 'code', 'statement', 'text', 'question', 'message', 'goal', 'persona']
    .map((key) => text(record[key]))
    .find((one) => one !== '')
  return [id, name ?? '']
    .filter((one) => one !== '')
    .join(' · ')
    .slice(0, 160)
}

const text = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : typeof value === 'number' ? String(value) : ''

/** `dailyFee` and `daily_fee` as `Daily fee`. */
export function keyInWords(key: string): string {
  const words = key
    .replaceAll('_', ' ')
    .replace(/([a-z\d])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
