import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readManifest } from '../../../src/assembly/trusted/read-manifest.ts'

const hashOf = (text: string, algorithm = 'sha256'): string => createHash(algorithm).update(text).digest('hex')
const query = 'query Runs { runs { nodes { id } } }'
const other = 'query Personas { personas { title } }'

const apollo = (operations: unknown, version: unknown = 1) => ({
  format: 'apollo-persisted-query-manifest',
  version,
  operations,
})
const operation = (id: string, body: string) => ({ id, name: 'Runs', type: 'query', body })

describe('a manifest is read as the usual tools write it', () => {
  test.each([
    ['by the SHA-256 of the texts', { [hashOf(query)]: query, [hashOf(other)]: other }, [hashOf(query), hashOf(other)]],
    ['by the same with its prefix', { [`sha256:${hashOf(query)}`]: query }, [`sha256:${hashOf(query)}`]],
    ['by the same in capitals', { [hashOf(query).toUpperCase()]: query }, [hashOf(query).toUpperCase()]],
    ['by another hash', { [hashOf(query, 'md5')]: query }, [hashOf(query, 'md5')]],
    ['by names, of which objects have some already', JSON.parse(`{"__proto__":"${query}"}`) as object, ['__proto__']],
    ['with no document at all', {}, []],
    ["in Apollo's format", apollo([operation(hashOf(query), query), operation('own', other)]), [hashOf(query), 'own']],
    ["in Apollo's format, empty", apollo([]), []],
    ['where a document happens to be called so', { format: query }, ['format']],
  ])('%s', (_, manifest, ids) => {
    const read = readManifest(JSON.stringify(manifest))
    expect([...read.keys()]).toEqual(ids)
    expect([query, other]).toEqual(expect.arrayContaining([...read.values()]))
  })
})

describe('what is no manifest is refused with what was found', () => {
  const tampered = `${query} `
  test.each([
    ['a text that is no JSON', '{ "a": ', 'found no JSON'],
    ['nothing', '', 'found no JSON'],
    ['a list', [query], 'found no object'],
    ['no value', null, 'found no object'],
    ['a number for a text', { a: 1 }, 'found no text under "a"'],
    ['a list of hashes', { hashes: [hashOf(query)] }, 'found no text under "hashes"'],
    ['a text that was changed', { [hashOf(query)]: tampered }, `found the text with the SHA-256 ${hashOf(tampered)}`],
    ['the same, with a prefix', { [`sha256:${hashOf(query)}`]: tampered }, `under sha256:${hashOf(query)}`],
    ['the same, in capitals', { [hashOf(query).toUpperCase()]: tampered }, `under ${hashOf(query).toUpperCase()}`],
    ['the same, from Apollo', apollo([operation(hashOf(query), tampered)]), `under ${hashOf(query)}`],
    ['two texts under one id', apollo([operation('a', query), operation('a', other)]), 'found two texts under a'],
    ["Apollo's next format", apollo([operation('a', query)], 2), 'version 1 is, at version'],
    ['an operation without a body', apollo([{ id: 'a' }]), 'version 1 is, at operations.0.body'],
    ['operations that are no list', apollo({}), 'version 1 is, at operations'],
  ])('%s', (_, manifest, says) => {
    expect(() => readManifest(typeof manifest === 'string' ? manifest : JSON.stringify(manifest))).toThrow(says)
  })
})
