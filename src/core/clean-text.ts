import type { Json } from './json.ts'

/** Without NUL, and with U+FFFD for each lone surrogate: language models emit both, and no database stores them. */
export const cleanText = (text: string): string => text.replaceAll('\0', '').toWellFormed()

/** The value with every string in it cleaned, names of members included. */
export function cleanJson(value: Json): Json {
  if (typeof value === 'string') return cleanText(value)
  if (typeof value !== 'object' || value === null) return value
  if (isList(value)) return value.map(cleanJson)
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [cleanText(name), cleanJson(member)]))
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

/** False for encoded JSON in which a string holds NUL or a lone surrogate, raw or escaped. */
export function isCleanJson(encoded: string): boolean {
  if (!encoded.isWellFormed() || encoded.includes('\0')) return false
  // Escaped: an even number of backslashes before `\u0000` or `\ud800` means that it is an escape and not text.
  if (!/\\u(?:0000|d[89a-f])/i.test(encoded)) return true
  const value = JSON.parse(encoded) as Json
  return JSON.stringify(cleanJson(value)) === JSON.stringify(value)
}
