import { expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'

test.each([
  [undefined, []],
  ['', []],
  ['https://pages.example', ['https://pages.example']],
  ['https://pages.example, http://localhost:3000', ['https://pages.example', 'http://localhost:3000']],
])('G1_ALLOWED_ORIGINS=%s lets in %j', (given, expected) => {
  expect(readConfig({ G1_ALLOWED_ORIGINS: given }).allowedOrigins).toEqual(expected)
})

test.each(['*', 'pages.example', 'https://pages.example/', 'https://a.example,', 'null'])(
  'G1_ALLOWED_ORIGINS=%s is refused, with what was expected',
  (given) => {
    expect(() => readConfig({ G1_ALLOWED_ORIGINS: given })).toThrow(/G1_ALLOWED_ORIGINS.*expected origins/s)
  },
)
