import { readdirSync, readFileSync } from 'node:fs'
import { buildSchema } from 'graphql'
import { describe, expect, test } from 'vitest'
import { mayUse, roleFor } from '../../src/identity/permissions.ts'

const folder = new URL('../../schema/', import.meta.url)
const sdl = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))
const schema = buildSchema(sdl.join('\n'))
const all = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
  Object.keys(type?.getFields() ?? {}).map((name) => `${type?.name}.${name}`),
)

describe('every field at the root of the API', () => {
  test.each(all)('%s asks for a role', (field) => {
    expect(roleFor(field), 'decide in src/identity/permissions.ts who may use it').not.toBeNull()
  })

  test.each(all.filter((field) => field.startsWith('Mutation.')))('%s is not for viewers', (field) => {
    expect(mayUse('viewer', field)).toBe(false)
  })
})

test.each([
  ['viewer', 'Query.runs', true],
  ['viewer', 'Subscription.runEvents', true],
  ['viewer', 'Subscription.personaOutput', true],
  ['viewer', 'Mutation.pauseRun', false],
  ['operator', 'Query.runs', true],
  ['operator', 'Mutation.pauseRun', true],
  ['operator', 'Mutation.createApiKey', false],
  ['operator', 'Query.apiKeys', false],
  ['admin', 'Mutation.pauseRun', true],
  ['admin', 'Mutation.createApiKey', true],
  ['operator', 'Mutation.notDecidedYet', false],
  ['admin', 'Mutation.notDecidedYet', true],
] as const)('%s may use %s: %s', (role, field, may) => {
  expect(mayUse(role, field)).toBe(may)
})
