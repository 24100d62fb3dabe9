/** The lines of a CSV text (RFC 4180), each as its cells. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [[]]
  let cell = ''
  let quoted = false
  const end = () => {
    lines.at(-1)?.push(cell)
    cell = ''
  }
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    if (quoted) {
      if (char !== '"') cell += char
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (char === '"') quoted = true
    else if (char === ',') end()
    else if (char === '\n') {
      end()
      lines.push([])
    } else if (char !== '\r') cell += char
  }
  if (cell !== '' || (lines.at(-1)?.length ?? 0) > 0) end()
  return lines.filter((line) => line.length > 0)
}
