import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { buildSchema, parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { makeProgram } from '../../../src/cli/program.ts'
import type { World } from '../../../src/cli/world.ts'
import { asCommand, asCurl, asGraphql } from '../../../web/src/pages/events/copy-as.ts'

const folder = new URL('../../../schema/', import.meta.url)
const schema = buildSchema(
  readdirSync(folder)
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n'),
)
const asked = { runId: 'run_0192-a', after: 'czE6_-x', url: 'http://localhost:8013', keyed: false }

/** What a shell makes of a command: the words that the program named would get. */
function words(command: string, program: string): readonly string[] {
  const script = `${program}() { printf '%s\\0' "$@" >&3; }; { ${command}\n} 3>&1 >/dev/null`
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1)
}

describe('an event taken elsewhere', () => {
  test.each([null, asked.after])('as GraphQL that the schema takes, from %s', (after) => {
    const query = asGraphql({ ...asked, after })
    expect(validate(schema, parse(query))).toEqual([])
    expect(query).toContain('first: 1')
    expect(query.includes('after:')).toBe(after !== null)
  })

  test.each(['http://localhost:8013', "https://it's.example:444/$HOME;`x`"])(
    'as a curl command that a shell reads as it is meant: %s',
    (url) => {
      const [silent, to, ...rest] = words(asCurl({ ...asked, url }), 'curl')
      expect([silent, to]).toEqual(['-s', `${url}/graphql`])
      expect(rest.slice(0, 3)).toEqual(['-H', 'content-type: application/json', '-d'])
      const { query } = JSON.parse(rest[3] ?? '') as { query: string }
      expect(validate(schema, parse(query))).toEqual([])
    },
  )

  test('a key is named and never copied', () => {
    expect(asCurl({ ...asked, keyed: true })).toContain('"authorization: Bearer $G1_API_KEY"')
  })

  test.each([null, asked.after])('as a command that g1 has, from %s', (after) => {
    const [name, ...given] = words(asCommand({ ...asked, after }), 'g1')
    const command = makeProgram({} as World, () => undefined).commands.find((one) => one.name() === name)
    const { operands, unknown } = command?.parseOptions(given) ?? { operands: [], unknown: ['?'] }
    expect({ operands, unknown }).toEqual({ operands: [asked.runId], unknown: [] })
    expect(command?.opts()).toEqual({ json: true, server: asked.url, ...(after === null ? {} : { after }) })
  })
})
