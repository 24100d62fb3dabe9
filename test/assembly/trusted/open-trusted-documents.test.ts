import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { openTrustedDocuments } from '../../../src/assembly/trusted/open-trusted-documents.ts'
import { clientDocuments } from '../../../src/assembly/trusted/own-documents.ts'
import { readConfig } from '../../../src/config.ts'
import { InvalidInput } from '../../../src/core/errors.ts'

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
const query = 'query Runs { runs { nodes { id } } }'
const other = 'query Personas { personas { title } }'
const schemaQuery = '{ __schema { queryType { name } } }'
const consoleQuery = '{ runs { __typename } }'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'g1 documents-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
})

const withFile = async (name: string, content: unknown): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const open = (env: Readonly<Record<string, string>>, consoleDir = join(folder, 'no-console')) =>
  openTrustedDocuments(readConfig(env), consoleDir)
/** Why the content of a file cannot be used, in one line. */
const refusalOf = async (content: unknown, env: Readonly<Record<string, string>> = {}): Promise<string> => {
  const path = await withFile('bad.json', content)
  const error: unknown = await open({ G1_TRUSTED_DOCUMENTS: path, ...env }).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(InvalidInput)
  const { message } = error as InvalidInput
  expect(message).toMatch(/^G1_TRUSTED_DOCUMENTS cannot be used, .*bad\.json: .*Correct or leave out this file\.$/)
  return message
}

test('without a manifest any document is carried out', async () => {
  expect(await open({})).toBeNull()
})

test('documents are found by the ids of their manifest and by their SHA-256, those of the client with them', async () => {
  const manifest = await withFile('a.json', { md5: query })
  const second = await withFile('b.json', { [`sha256:${hashOf(other)}`]: other, md5: query })
  const trusted = await open({ G1_TRUSTED_DOCUMENTS: `${manifest}, ${second}` })
  expect(trusted?.only).toBe(true)
  expect(trusted?.documents.get('md5')).toBe(query)
  expect(trusted?.documents.get(hashOf(query))).toBe(query)
  expect(trusted?.documents.get(hashOf(other))).toBe(other)
  expect(clientDocuments().length).toBeGreaterThan(20)
  for (const text of clientDocuments()) expect(trusted?.documents.get(hashOf(text))).toBe(text)
})

test('a manifest without documents leaves those of G1 alone', async () => {
  const trusted = await open({ G1_TRUSTED_DOCUMENTS: await withFile('a.json', {}) })
  expect(new Set(trusted?.documents.values())).toEqual(new Set(clientDocuments()))
})

describe('a node does not start with', () => {
  test.each([
    ['a text that is no JSON', 'no\nJSON', 'found no JSON'],
    [
      'a text that was changed',
      { [hashOf(query)]: `${query}\n` },
      `under ${hashOf(query)}, expected the one with that SHA-256`,
    ],
    ['a document that cannot be read', { a: '{ runs { nodes { id }' }, 'the schema refuses under a: Syntax Error'],
    ['an empty document', { a: '' }, 'the schema refuses under a: Syntax Error'],
    ['a document of another schema', { a: '{ users { id } }' }, 'under a: Cannot query field "users" on type "Query"'],
    ['a fragment alone', { a: 'fragment F on Run { id }' }, 'under a: Fragment "F" is never used'],
    ['a document beyond the limits', { a: `{ ${'runs { nodes { id } } '.repeat(3_000)} }` }, 'under a: '],
  ])('%s', async (_, content, says) => {
    expect(await refusalOf(content)).toContain(says)
  })

  test('a file that is not there', async () => {
    const path = join(folder, 'none.json')
    await expect(open({ G1_TRUSTED_DOCUMENTS: path })).rejects.toThrow(/none\.json: ENOENT: no such file/)
  })

  test('a folder', async () => {
    await expect(open({ G1_TRUSTED_DOCUMENTS: folder })).rejects.toThrow(/EISDIR/)
  })

  test('an id that stands for different texts in two manifests', async () => {
    const [one, two] = [await withFile('a.json', { x: query }), await withFile('b.json', { x: other })]
    await expect(open({ G1_TRUSTED_DOCUMENTS: `${one},${two}` })).rejects.toThrow(/b\.json: found another text under x/)
  })

  test('a document that asks for the schema, where nobody may', async () => {
    expect(await refusalOf({ a: schemaQuery }, { G1_INTROSPECTION: '0' })).toContain('under a: ')
    const path = await withFile('good.json', { a: schemaQuery })
    expect((await open({ G1_TRUSTED_DOCUMENTS: path }))?.documents.get('a')).toBe(schemaQuery)
  })

  test.each([',', 'a.json,', ' , a.json'])('the setting "%s"', (setting) => {
    expect(() => readConfig({ G1_TRUSTED_DOCUMENTS: setting })).toThrow('expected paths, separated by commas')
  })
})

describe('the console', () => {
  const built = async (): Promise<string> => {
    const dir = join(folder, 'web')
    await mkdir(dir)
    return dir
  }

  test('is trusted with what its build lists', async () => {
    const dir = await built()
    await withFile('web/.documents.json', { [hashOf(consoleQuery)]: consoleQuery })
    const trusted = await open({ G1_TRUSTED_DOCUMENTS: await withFile('a.json', {}) }, dir)
    expect(trusted?.documents.get(hashOf(consoleQuery))).toBe(consoleQuery)
  })

  test('that was built without a list keeps the node from starting: each of its pages would be refused', async () => {
    const opening = open({ G1_TRUSTED_DOCUMENTS: await withFile('a.json', {}) }, await built())
    await expect(opening).rejects.toThrow(/build the console anew: npm run console/)
  })
})
