import { buildSchema, type GraphQLEnumType, isInterfaceType, isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultCodes } from '../../../src/graphql/errors/api-fault.ts'
import { userErrorCodes } from '../../../src/graphql/errors/user-error.ts'
import { readSdl } from '../../../src/graphql/sdl.ts'
import { type ApiFixture, ask, startApi } from '../support/api-fixture.ts'

const schema = buildSchema(readSdl().join('\n'))
const values = (schema.getType('ErrorCode') as GraphQLEnumType).getValues()
const inSchema = values.map(({ name }) => name).toSorted()

describe('the codes of errors are a closed set', () => {
  test('the schema has each code that a fault or a user error can bear, and no other', () => {
    expect(inSchema).toEqual([...new Set<string>([...faultCodes, ...userErrorCodes])].toSorted())
  })

  test('each code is listed once', () => {
    expect(new Set(faultCodes).size).toBe(faultCodes.length)
    expect(new Set(userErrorCodes).size).toBe(userErrorCodes.length)
  })

  const described = Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) && !isInterfaceType(type)) return []
    const fields = Object.values(type.getFields())
    const texts = [type, ...fields].map(({ description }) => description ?? '')
    return texts.flatMap((text) =>
      [...text.matchAll(/\b(CURSOR_[A-Z_]+|INVALID_INPUT|NOT_FOUND)\b/g)].map(([code]) => code),
    )
  })
  test.each([...new Set(described)])('%s, which a description speaks of, is one of them', (code) => {
    expect(inSchema).toContain(code)
  })
})

describe('a program can ask for all of them', () => {
  let fixture: ApiFixture
  beforeAll(async () => {
    fixture = await startApi()
  })
  afterAll(() => fixture.close())

  test('each with what it means, where it comes and whether waiting helps', async () => {
    const query = '{ errorCodes { code meaning fault userError retryable } }'
    interface Answer {
      readonly errorCodes: readonly {
        readonly code: string
        readonly meaning: string
        readonly fault: boolean
        readonly userError: boolean
        readonly retryable: boolean
      }[]
    }
    const { errorCodes } = (await ask<Answer>(fixture, query)).data
    const those = (which: (code: Answer['errorCodes'][number]) => boolean) =>
      errorCodes
        .filter(which)
        .map(({ code }) => code)
        .toSorted()
    expect(those(() => true)).toEqual(inSchema)
    expect(those(({ fault }) => fault)).toEqual(faultCodes.toSorted())
    expect(those(({ userError }) => userError)).toEqual(userErrorCodes.toSorted())
    expect(those(({ retryable }) => retryable)).toEqual(['RATE_LIMITED', 'UNAVAILABLE'])
    expect(errorCodes.find(({ code }) => code === 'CURSOR_EXPIRED')).toEqual({
      code: 'CURSOR_EXPIRED',
      meaning: schema.getType('ErrorCode') && values.find(({ name }) => name === 'CURSOR_EXPIRED')?.description,
      fault: true,
      userError: false,
      retryable: false,
    })
    expect(errorCodes.filter(({ meaning }) => meaning.length < 20)).toEqual([])
  })
})
