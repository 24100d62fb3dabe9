import { readdirSync, readFileSync } from 'node:fs'
import { Lexer, Source, TokenKind } from 'graphql'
import type { Dice } from './dice.ts'
import { oddText, spoil } from './odd-text.ts'

const folder = new URL('../../src/client/documents/', import.meta.url)
const documents = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))

/** A document of the client's, spoilt. */
export function spoiltDocument(dice: Dice): string {
  const text = dice.chance(0.8) ? oneOf(dice) : dice.pick(documents)
  switch (dice.below(8)) {
    case 0:
      return spoil(text, dice)
    case 1:
      return nested(text, dice)
    case 2:
      return `${text}\n${text}`
    case 3:
      return text.replaceAll(/\.\.\.\w+/g, `...${dice.pick(['RunSummary', 'Refusal', 'Nobody', 'Commanded'])}`)
    default: {
      const tokens = tokensOf(text)
      for (let count = 1 + dice.below(4); count > 0; count -= 1) spoilTokens(tokens, dice)
      return tokens.join(' ')
    }
  }
}

/** An operation with all fragments, so that it would be whole. */
function oneOf(dice: Dice): string {
  const text = dice.pick(documents)
  const parts = text.split(/\n(?=query|mutation|subscription|fragment)/)
  const chosen = dice.pick(parts)
  return [chosen, ...parts.filter((part) => part.startsWith('fragment') && part !== chosen)].join('\n')
}

function tokensOf(text: string): string[] {
  const lexer = new Lexer(new Source(text))
  const tokens: string[] = []
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    tokens.push(text.slice(token.start, token.end))
  }
  return tokens
}

const strays = [
  '{',
  '}',
  '(',
  ')',
  '...',
  '!',
  '@include(if: true)',
  '@skip(if: $x)',
  'on',
  '__schema { types { name } }',
  '"""',
  '$id',
  '[',
  ':',
  '|',
  '&',
  '#',
  '-1',
  '1e1000',
]

function spoilTokens(tokens: string[], dice: Dice): void {
  const at = dice.below(tokens.length + 1)
  const other = dice.below(tokens.length + 1)
  switch (dice.below(5)) {
    case 0:
      tokens.splice(at, 1 + dice.below(3))
      break
    case 1:
      tokens.splice(at, 0, ...tokens.slice(at, at + 1 + dice.below(8)))
      break
    case 2:
      ;[tokens[at], tokens[other]] = [tokens[other] ?? '', tokens[at] ?? '']
      break
    case 3:
      tokens.splice(at, 0, dice.pick(strays))
      break
    default:
      tokens.splice(at, 1, dice.chance(0.5) ? JSON.stringify(oddText(dice)) : oddText(dice))
  }
}

/** So deep, so wide or so repetitive as no person writes. */
function nested(text: string, dice: Dice): string {
  const often = dice.pick([10, 100, 1_000, 10_000])
  return dice.pick([
    `${'{ node(id: "x") '.repeat(often)}${'}'.repeat(often)}`,
    `{ runs { ${'nodes { forks { '.repeat(often)} id ${'} } '.repeat(often)} } }`,
    `{ a(x: ${'['.repeat(often)}${']'.repeat(often)}) }`,
    `{ a(x: ${'{a: '.repeat(often)}1${'}'.repeat(often)}) }`,
    `{ ${Array.from({ length: often }, (_, index) => `a${index}: __typename`).join(' ')} }`,
    `query { ...A } fragment A on Query { ...B } fragment B on Query { ...A }`,
    `{ __typename ${'@include(if: true) '.repeat(often)} }`,
    `query (${Array.from({ length: Math.min(often, 2_000) }, (_, index) => `$v${index}: Int`).join(' ')}) { __typename }`,
    `${text} ${'#'.repeat(often)}`,
    `{ checkWorkflow(source: "${'x'.repeat(often)}") { code } }`,
  ])
}
