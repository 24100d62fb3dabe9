import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { answerSchema } from '../../../src/brain/answer-schema.ts'
import { contractIds, contractOf } from '../../../src/brain/contract-of.ts'
import type { Json, JsonObject } from '../../../src/core/json.ts'
import { azureDialect, commonDialect, openAiDialect } from '../../../src/llm/clients/schema-dialect.ts'
import { strictSchema } from '../../../src/llm/clients/strict-schema.ts'

const dialects = { openAiDialect, azureDialect, commonDialect }

/** Every schema inside a schema, itself included; never what `properties` or `$defs` merely name. */
function* nodes(node: JsonObject): Generator<JsonObject> {
  yield node
  const inside = [
    ...Object.values((node['properties'] ?? {}) as JsonObject),
    ...Object.values((node['$defs'] ?? {}) as JsonObject),
    ...((node['anyOf'] ?? []) as Json[]),
    ...[node['items'], node['additionalProperties']].filter((one) => typeof one === 'object'),
  ]
  for (const one of inside) yield* nodes(one as JsonObject)
}

const structure = ['type', 'enum', 'properties', 'required', 'additionalProperties', 'items', 'anyOf', '$ref', '$defs']
const limits = ['pattern', 'minimum', 'maximum', 'minItems', 'maxItems']

describe('the schema of every contract', () => {
  for (const id of contractIds) {
    test(`${id} keeps to the subset that the provider takes`, () => {
      const schema = answerSchema(contractOf(id), [{ name: 'amount', type: 'num' }])
      for (const [name, dialect] of Object.entries(dialects)) {
        const made = strictSchema(schema, dialect)
        expect(made.strict || name === 'azureDialect').toBe(true)
        const known = new Set([...structure, 'description', ...(dialect.limits ? limits : [])])
        for (const node of nodes(made.schema)) {
          expect(Object.keys(node).filter((key) => !known.has(key))).toEqual([])
          if (node['type'] !== 'object') continue
          expect(node['additionalProperties']).toBe(false)
          expect(node['required']).toEqual(Object.keys((node['properties'] ?? {}) as JsonObject))
        }
        expect(() => new Ajv2020({ allowUnionTypes: true }).compile(made.schema)).not.toThrow()
      }
    })
  }

  test('is not strict on Azure where it has more than Azure takes', () => {
    expect(strictSchema(answerSchema(contractOf('specification'), []), azureDialect).strict).toBe(false)
    expect(strictSchema(answerSchema(contractOf('verdict'), []), azureDialect).strict).toBe(true)
  })
})

describe('what the subset cannot say', () => {
  const made = (schema: JsonObject, dialect = openAiDialect) => strictSchema(schema, dialect)
  const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
    ...more,
  })

  test('is told in words: lengths of texts, and patterns that look ahead', () => {
    const text = { type: 'string', minLength: 1, maxLength: 80, pattern: '^P(?=.)', description: 'How long.' }
    expect(made(object({ text })).schema).toMatchObject({
      properties: {
        text: { type: 'string', description: 'How long.; minLength: 1; maxLength: 80; pattern: ^P(?=.)' },
      },
    })
    expect(made(object({ text: { type: 'string', pattern: '^P' } }), commonDialect).schema).toMatchObject({
      properties: { text: { description: 'pattern: ^P' } },
    })
  })

  test('keeps a property whose name is a keyword', () => {
    const schema = object({ minLength: { type: 'integer' }, const: { type: 'string' } })
    expect(made(schema)).toEqual({ schema, strict: true })
  })

  test('becomes anyOf and enum where one of several or one value is asked', () => {
    const kinds = ['a', 'b'].map((kind) => object({ kind: { type: 'string', const: kind } }))
    const { schema, strict } = made(object({ one: { oneOf: kinds } }))
    expect(strict).toBe(true)
    expect(schema).toMatchObject({
      properties: {
        one: { anyOf: [{ properties: { kind: { enum: ['a'] } } }, { properties: { kind: { enum: ['b'] } } }] },
      },
    })
  })

  test('is not strict: optional keys, open objects, any value', () => {
    expect(made(object({ a: { type: 'string' } }, { required: [] })).strict).toBe(false)
    expect(made(object({ a: { type: 'object' } })).strict).toBe(false)
    expect(
      made(object({ a: { type: 'object', properties: {}, additionalProperties: { type: 'string' } } })).strict,
    ).toBe(false)
    expect(made(object({ a: {} })).strict).toBe(false)
    const list = answerSchema(contractOf('document'), [{ name: 'items', type: 'list' }])
    expect(made(list).strict).toBe(false)
    expect(() => new Ajv2020({ allowUnionTypes: true }).compile(made(list).schema)).not.toThrow()
  })
})
