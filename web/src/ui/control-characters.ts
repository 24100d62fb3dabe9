/** A piece of text from elsewhere: shown as it is, or a character that would hide or reorder what is around it. */
export interface TextPiece {
  readonly text: string
  readonly control: boolean
}

/** Control and format characters, direction overrides among them, and odd line ends; not those that join emoji. */
const unseen = /(?![\t\n\u200d])[\p{Cc}\p{Cf}\u2028\u2029]/u

/** The pieces of a text, in order: characters that cannot be seen are pieces of their own, written `⟨U+202E⟩`. */
export function showControls(text: string): readonly TextPiece[] {
  if (!unseen.test(text)) return [{ text, control: false }]
  return text
    .split(new RegExp(`(${unseen.source})`, 'u'))
    .map((piece, index) => ({ text: index % 2 === 1 ? codeOf(piece) : piece, control: index % 2 === 1 }))
    .filter(({ text: shown }) => shown !== '')
}

const codeOf = (character: string): string =>
  `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`
