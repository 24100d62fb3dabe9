import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { appSpec, entity, field, reference } from './specs/spec-parts.ts'
import * as specs from './specs/specs.ts'
import { startApp, writeApp } from './started-app.ts'

const run = promisify(execFile)

/** Names that SQL, JavaScript and HTML use themselves, and titles full of their signs. */
const odd = appSpec('Odd "names" <b>', [
  entity('order', [field('group', 'text', { required: true, title: `It's \`a\` \${b}` }), field('where', 'integer')]),
  entity(
    'class',
    [
      reference('order', 'order'),
      field('day', 'date', { required: true, notBefore: 'today+1' }),
      field('test', 'boolean'),
    ],
    { path: 'classes', plural: 'Classes', label: 'day' },
  ),
  entity('day', [field('moment', 'datetime', { required: true, notAfter: 'now' }), field('at', 'time')], {
    rules: [{ kind: 'compare', id: 'past', condition: { field: 'moment', op: '<', value: { moment: 'now' } } }],
  }),
])

test.each([...Object.entries(specs), ['odd', odd] as const])('the own tests of %s pass', async (_, spec) => {
  const folder = writeApp(spec)
  const { stdout } = await run(process.execPath, ['--test', join('test', '**', '*.test.js')], { cwd: folder, env: {} })
  expect(stdout).toMatch(/fail 0\n/)
  expect(stdout).toMatch(/skipped 0\n/)
  expect(Number(/pass (\d+)/.exec(stdout)?.[1])).toBeGreaterThan(spec.entities.length)
  rmSync(folder, { recursive: true })
})

test('odd names are no way out of the page', async () => {
  const app = await startApp(odd)
  expect((await app.call('POST', '/api/orders', { group: '<i>' })).status).toBe(201)
  for (const path of ['/', '/orders', '/orders/1', '/orders/new', '/classes/new'])
    expect((await app.call('GET', path)).text).not.toMatch(/<b>|<i>/)
  expect((await app.call('GET', '/api/orders?sort=-where')).status).toBe(200)
  await app.stop()
})
