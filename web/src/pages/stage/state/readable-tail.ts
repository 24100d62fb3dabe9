/**
 * What can be read of JSON that is still being written: its keys and its strings, unescaped, a line each, without the
 * signs around them. `cut`: its beginning is missing, so it is read from the first key on. Text that is no JSON stays as it is.
 */
export function readableTail(text: string, options: { readonly cut: boolean; readonly most: number }): string {
  const from = options.cut ? startOfKey(text) : startOfJson(text)
  const read = from === null ? text : unescaped(text.slice(from))
  const lines = read.replace(/\n\s*\n+/g, '\n').trimEnd()
  return lines.length <= options.most ? lines : `…${lines.slice(-options.most)}`
}

/** Where the JSON begins; null: this is no JSON. Some models put a word or a fence before it. */
function startOfJson(text: string): number | null {
  const at = text.search(/[{[]/)
  return at === -1 || at > 40 ? null : at
}

/** A place outside of every string in a text whose beginning is missing; null: there is none. */
function startOfKey(text: string): number | null {
  const found = /[,{]\s*"[\w-]{1,40}"\s*:/.exec(text)
  return found === null ? null : found.index
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: ' ', r: '', b: '', f: '' }

function unescaped(json: string): string {
  let out = ''
  let inString = false
  for (let i = 0; i < json.length; i += 1) {
    const char = json.charAt(i)
    if (!inString) {
      if (char === '"') {
        inString = true
        if (!out.endsWith(': ')) out += '\n'
      } else if (char === ':') out += ': '
      else if (char === '{' && out.endsWith(': ')) out = `${out.slice(0, -1)}\n`
      else if (/[\w.+-]/.test(char)) out += char
      continue
    }
    if (char === '"') inString = false
    else if (char !== '\\') out += char
    else {
      const next = json.charAt(i + 1)
      const code = next === 'u' ? json.slice(i + 2, i + 6) : ''
      out +=
        next === 'u'
          ? /^[\da-f]{4}$/i.test(code)
            ? String.fromCharCode(Number.parseInt(code, 16))
            : ''
          : (escapes[next] ?? next)
      i += next === 'u' ? 5 : 1
    }
  }
  return out.trimStart()
}
