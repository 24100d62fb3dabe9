/** A file of front matter between two `---` lines and a body; `yamlLine` is the line on which the front matter begins. */
export interface FrontMatter {
  readonly yaml: string
  readonly yamlLine: number
  readonly body: string
}

/** Parts a file into front matter and body; a message (found, expected, do) where it has none. */
export function splitFrontMatter(text: string): FrontMatter | { readonly problem: string; readonly line: number } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  if (lines[0]?.trimEnd() !== '---') {
    return {
      line: 1,
      problem: `found ${JSON.stringify((lines[0] ?? '').slice(0, 40))}, expected "---", the line that opens the front matter; add it`,
    }
  }
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (end < 0) {
    return { line: 1, problem: 'found no end of the front matter, expected a line "---" behind it; add it' }
  }
  return {
    yaml: lines.slice(1, end).join('\n'),
    yamlLine: 2,
    body: lines
      .slice(end + 1)
      .join('\n')
      .trim(),
  }
}
