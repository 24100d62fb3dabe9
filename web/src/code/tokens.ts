/** What a token is, by its place in this list. Tokens of the first kind are drawn like any text. */
export const tokenKinds = ['plain', 'comment', 'keyword', 'string', 'constant', 'function', 'punctuation'] as const

/** A line's tokens: for each the column where it ends and the index of its kind. */
export type LineTokens = readonly number[]

/** The lines of a text, without their ends. */
export const linesOf = (text: string): readonly string[] => text.split(/\r?\n/)

/** A piece of a line with the kind of token that it is. */
export interface TokenPiece {
  readonly text: string
  readonly kind: (typeof tokenKinds)[number]
}

/** A line cut into its tokens. What no token covers is plain, so that together they always are the line. */
export function piecesOf(line: string, tokens: LineTokens | undefined): readonly TokenPiece[] {
  const pieces: TokenPiece[] = []
  let at = 0
  for (let index = 0; index + 1 < (tokens?.length ?? 0); index += 2) {
    const end = Math.min(tokens?.[index] ?? 0, line.length)
    if (end <= at) continue
    pieces.push({ text: line.slice(at, end), kind: tokenKinds[tokens?.[index + 1] ?? 0] ?? 'plain' })
    at = end
  }
  if (at < line.length) pieces.push({ text: line.slice(at), kind: 'plain' })
  return pieces
}
