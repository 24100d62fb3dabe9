import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import type { Field } from '../../core/app-spec/field.ts'
import type { AppFile } from '../app-file.ts'
import { indent, js, key, variable } from '../javascript.ts'
import { nounOf } from '../words/noun.ts'
import { sampleBody } from './sample-body.ts'
import { mayAs, offset, type SampleRow, sampleRow } from './sample-row.ts'
import { makerOf, rolesOf, sampleSource, testSource } from './test-source.ts'
import { transitionTests } from './transition-tests.ts'

/** The application's own tests: samples of every row, and a file for each entity. */
export function testFiles(spec: AppSpec): readonly AppFile[] {
  return [peopleFile(spec), samplesFile(spec), ...spec.entities.map((entity) => entityTests(spec, entity))]
}

function peopleFile(spec: AppSpec): AppFile {
  const values = sampleBody(spec.accounts?.fields.filter(({ required }) => required) ?? [])
  const password = 'a long password'.padEnd(spec.security.passwordMinLength, '!')
  const content = `/** Every role, the highest first: the first account gets it. */
export const roles = ${js(rolesOf(spec))}

/** What a person of a role registers with. */
export const newAccount = (role) => (${js({ email: 'ROLE', password, ...values }).replace(`'ROLE'`, '`${role}@example.org`')})
`
  return { path: 'test/people.js', content }
}

function samplesFile(spec: AppSpec): AppFile {
  const functions = spec.entities.flatMap((entity) => {
    const row = sampleRow(entity)
    if (makerOf(spec, entity) === undefined || row === null) return []
    return [sampleFunction(spec, entity, row)]
  })
  const body = functions.join('\n\n')
  const helpers = ['day', 'moment'].filter((name) => body.includes(`${name}(`))
  const imports = helpers.length > 0 ? `import { ${helpers.join(', ')} } from './start-test-app.js'\n\n` : ''
  return { path: 'test/samples.js', content: `${imports}${body === '' ? 'export {}' : body}\n` }
}

function sampleFunction(spec: AppSpec, entity: Entity, row: SampleRow): string {
  const lines = [...row].map(([name, sample]) => `${key(name)}: ${sampleSource(spec, entity, name, sample)},`)
  const body = lines.join('\n')
  const isAsync = body.includes('await ')
  const parameters = body.includes('app.') ? '(app, as)' : '()'
  const noun = nounOf(entity)
  return `/** The values of ${noun.a} that the application takes. */
export const ${variable(entity.id)} = ${isAsync ? 'async ' : ''}${parameters} => (${body === '' ? '{}' : `{\n${indent(body)}\n}`})`
}

function entityTests(spec: AppSpec, entity: Entity): AppFile {
  const maker = makerOf(spec, entity)
  const name = variable(entity.id)
  const tests = [
    ...(maker === undefined
      ? []
      : [...rowTests(spec, entity, maker), ...limitTests(entity, maker), ...transitionTests(spec, entity, maker)]),
    ...permissionTests(spec, entity),
  ]
  const body = tests.length > 0 ? tests.join('\n\n') : listTest(entity, rolesOf(spec)[0] ?? null)
  const uses = (word: string): boolean => new RegExp(`\\b${word}\\(`).test(body)
  const helpers = ['startTestApp', ...['day', 'moment'].filter(uses)]
  const content = [
    ...(body.includes('assert.') ? [`import assert from 'node:assert/strict'`] : []),
    `import { test } from 'node:test'`,
    ...(uses(name) ? [`import { ${name} } from '../samples.js'`] : []),
    `import { ${helpers.sort().join(', ')} } from '../start-test-app.js'`,
    '',
    body,
    '',
  ].join('\n')
  return { path: `test/entities/${entity.id.replaceAll('_', '-')}.test.js`, content }
}

const listTest = (entity: Entity, role: string | null): string =>
  testSource(`the API knows ${nounOf(entity).many}`, [
    `const { status } = await app.call(${js(role)}, 'GET', ${js(`/api/${entity.path}`)})`,
    'assert.notEqual(status, 404)',
  ])

function rowTests(spec: AppSpec, entity: Entity, maker: string | null): readonly string[] {
  const noun = nounOf(entity)
  const [as, path] = [js(maker), js(entity.path)]
  const lines = [
    `const made = await app.add(${as}, ${path}, await ${variable(entity.id)}(app, ${as}))`,
    `const url = \`/api/${entity.path}/\${made.id}\``,
    `assert.deepEqual((await app.call(${as}, 'GET', url)).body, made)`,
  ]
  if (mayAs(spec, entity, entity.grants.list, maker))
    lines.push(`assert.deepEqual((await app.call(${as}, 'GET', ${js(`/api/${entity.path}`)})).body.items, [made])`)
  lines.push(`assert.equal((await app.call(${as}, 'GET', \`/${entity.path}/\${made.id}\`)).status, 200)`)
  const isFrozen = entity.rules.some((rule) => rule.kind === 'frozen' && rule.actions.includes('delete'))
  const canDelete = mayAs(spec, entity, entity.grants.delete, maker) && !isFrozen
  if (canDelete)
    lines.push(
      `assert.equal((await app.call(${as}, 'DELETE', url)).status, 204)`,
      `assert.equal((await app.call(${as}, 'GET', url)).status, 404)`,
    )
  return [testSource(`${noun.a} is kept and shown${canDelete ? ', and goes when it is deleted' : ''}`, lines)]
}

function limitTests(entity: Entity, maker: string | null): readonly string[] {
  const noun = nounOf(entity)
  const lines = entity.fields
    .filter(({ editable }) => editable)
    .flatMap((field) => wrongValues(field).map((value) => [field.id, value] as const))
  if (lines.length === 0) return []
  const name = variable(entity.id)
  return [
    testSource(`${noun.a} outside its limits is refused`, [
      `const fine = await ${name}(app, ${js(maker)})`,
      ...lines.map(
        ([field, value]) =>
          `await app.refuses(${js(maker)}, ${js(entity.path)}, { ...fine, ${key(field)}: ${value} }, ${js(field)})`,
      ),
    ]),
  ]
}

/** Source of values that the field must refuse. */
function wrongValues(field: Field): readonly string[] {
  const { type, min, max, minLength, maxLength } = field
  const wrong: string[] = []
  if (field.required) wrong.push('null')
  if (min !== null) wrong.push(String(min - 1))
  if (max !== null) wrong.push(String(max + 1))
  if (type === 'integer' && min === null && max === null) wrong.push('1.5')
  if (maxLength !== null && maxLength < 100_000) wrong.push(`'x'.repeat(${maxLength + 1})`)
  if (minLength !== null && minLength > 1) wrong.push(js('x'.repeat(Math.min(minLength - 1, 50))))
  if (type === 'choice') wrong.push(js('none of them'))
  if (['email', 'url', 'phone', 'date', 'time', 'datetime'].includes(type)) wrong.push(js('nonsense'))
  const helper = type === 'date' ? 'day' : 'moment'
  const [early, late] = [offset(field.notBefore), offset(field.notAfter)]
  if (early !== null) wrong.push(`${helper}(${early - 2})`)
  if (late !== null) wrong.push(`${helper}(${late + 2})`)
  return wrong
}

function permissionTests(spec: AppSpec, entity: Entity): readonly string[] {
  if (spec.accounts === null) return []
  const noun = nounOf(entity)
  const path = js(`/api/${entity.path}`)
  const isGranted = (role: string | null): boolean =>
    entity.grants.create.some(
      ({ who, own }) =>
        (who === 'anyone' && (own === null || role !== null)) ||
        (role !== null && (who === 'signed_in' || who === role)),
    )
  const lines = [
    ...(isGranted(null) ? [] : [`assert.equal((await app.call(null, 'POST', ${path}, {})).status, 401)`]),
    ...rolesOf(spec)
      .filter((role) => !isGranted(role))
      .map((role) => `assert.equal((await app.call(${js(role)}, 'POST', ${path}, {})).status, 403)`),
  ]
  return lines.length === 0 ? [] : [testSource(`only who may can add ${noun.many}`, lines)]
}
