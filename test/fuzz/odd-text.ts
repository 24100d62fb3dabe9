import type { Dice } from './dice.ts'

const odd: readonly string[] = [
  '',
  ' ',
  '\0',
  '\uFEFF',
  '\u202E',
  '\u2028',
  '\uD800',
  '\uDFFF\uD800',
  '👩‍👩‍👧‍👦',
  'é'.repeat(300),
  '\r\n',
  '"',
  '\\',
  '\\u0000',
  '${x}',
  "'; DROP TABLE run; --",
  '%',
  '_%_',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'null',
  'NaN',
  '1e999',
  '<script>',
  'a'.repeat(5_000),
  'ı',
  'ﷺ',
]

/** Text as nobody writes it. */
export function oddText(dice: Dice): string {
  if (dice.chance(0.7)) return dice.pick(odd)
  return String.fromCharCode(...Array.from({ length: 1 + dice.below(20) }, () => dice.below(0x10000)))
}

/** Something done to a text: cut, doubled, swapped, or strewn with what does not belong there. */
export function spoil(text: string, dice: Dice): string {
  const at = dice.below(text.length + 1)
  const to = at + dice.below(Math.min(12, text.length - at) + 1)
  switch (dice.below(6)) {
    case 0:
      return text.slice(0, at) + text.slice(to)
    case 1:
      return text.slice(0, to) + text.slice(at)
    case 2:
      return text.slice(0, at)
    case 3:
      return text.slice(0, at) + oddText(dice) + text.slice(at)
    case 4:
      return text.slice(0, at) + text.slice(at, to).split('').toReversed().join('') + text.slice(to)
    default:
      return text.slice(0, at) + String.fromCharCode(dice.below(256)) + text.slice(at + 1)
  }
}
