/** A JavaScript literal as a developer would write it: single quotes, bare keys. */
export function js(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${value.map(js).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([name, each]) => `${key(name)}: ${js(each)}`)
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
  }
  return JSON.stringify(value) ?? 'undefined'
}

/** A property name, quoted where it must be. */
export const key = (name: string): string => (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : quoted(name))

function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${escaped.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`
}

/** SQL (or other text) as a template literal, so that its quotes need no escapes. */
export const template = (text: string): string =>
  `\`${text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}\``

/** Lines moved to the right; empty lines stay empty. */
export const indent = (text: string, by = 2): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? line : ' '.repeat(by) + line))
    .join('\n')

/** `snake_case` as `camelCase`, safe as a variable name. */
export function variable(name: string): string {
  const camel = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return reserved.has(camel) ? `${camel}Entity` : camel
}
const reserved = new Set(
  'await break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield arguments eval app accounts sql either text integer decimal money boolean date time datetime email url phone choice reference computed undefined longText hasRole isSignedIn addAccountRoutes day moment test assert startTestApp'.split(
    ' ',
  ),
)

/** A text for a comment: nothing in it can end the comment. */
export const comment = (text: string): string => text.replaceAll('*/', '* /').replace(/\s+/g, ' ')
