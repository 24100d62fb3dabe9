import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ClientProject, openClientProject } from '../support/client-project.ts'

const root = resolve(import.meta.dirname, '../../..')
const tool = (name: string): string => join(root, 'node_modules/.bin', name)

let project: ClientProject
beforeAll(async () => {
  project = await openClientProject()
})
afterAll(() => project.close())

const read = async (name: string): Promise<string> => readFile(join(project.folder, name), 'utf8')

describe('the package', () => {
  test('bears the name, the version and the licence of the program, and asks for nothing but what it uses', async () => {
    const program = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Record<string, unknown>
    const packed = JSON.parse(await read('node_modules/@g1/client/package.json')) as Record<string, unknown>
    expect(packed).toMatchObject({
      name: '@g1/client',
      version: program['version'],
      license: program['license'],
      type: 'module',
      sideEffects: false,
    })
    expect(Object.keys(packed['dependencies'] as object)).toStrictEqual([
      '@graphql-typed-document-node/core',
      'graphql-ws',
    ])
    expect(await read('node_modules/@g1/client/LICENSE')).toContain('Apache License')
  })

  test('is found whole by publint and by "Are the types wrong?"', () => {
    const said = execFileSync(tool('publint'), ['--strict', join(project.folder, 'built')], { encoding: 'utf8' })
    expect(said).toContain('All good!')
    const options = ['--profile', 'esm-only', '--no-definitely-typed', '--format', 'json']
    const answer = execFileSync(tool('attw'), [project.archive, ...options], { encoding: 'utf8', cwd: project.folder })
    const { analysis } = JSON.parse(answer) as { readonly analysis: { readonly entrypoints: object } }
    expect(Object.keys(analysis.entrypoints)).toStrictEqual(['.', './documents', './package.json'])
  })

  test('shows the first example in its README, word for word', async () => {
    expect(await read('node_modules/@g1/client/README.md')).toContain(await read('watch-run.ts'))
  })

  test('its examples have twenty lines at most', async () => {
    const lengths = ['watch-run.ts', 'watch-run-graphql-ws.ts'].map(
      async (name) => (await read(name)).trimEnd().split('\n').length,
    )
    expect(Math.max(...(await Promise.all(lengths)))).toBeLessThanOrEqual(20)
  })
})

const consumer = `
import { createClient, type Client, type StreamedEvent } from '@g1/client'
import { RunDetailDocument, StartRunDocument } from '@g1/client/documents'

const client: Client = createClient({ url: 'http://localhost:8013', key: () => Promise.resolve('g1_key'), transport: 'sse' })
export async function consume(): Promise<number> {
  const cursors: string[] = []
  for await (const event of client.runEvents('run_1', { after: null, types: ['StepStarted'] })) {
    const { cursor, seq }: StreamedEvent = event
    cursors.push(cursor, seq.toFixed())
  }
  for await (const { from, to, cursor } of client.handoffs('run_1')) cursors.push(from.name, to.name, cursor)
  for await (const { events, caughtUp } of client.runEventParts('run_1')) if (caughtUp) return events.length
  const { run } = await client.request(RunDetailDocument, { id: 'run_1' })
  const { startRun } = await client.request(StartRunDocument, { input: { requirements: 'A shop' } })
  // @ts-expect-error -- the document knows its variables
  await client.request(RunDetailDocument, { name: 'run_1' })
  // @ts-expect-error -- and its data
  startRun.started.toString()
  return run?.steps.length ?? cursors.length
}
`

describe('somebody who installed it', () => {
  test('can compile against it, with the types of all libraries checked', async () => {
    await project.write('consumer.ts', consumer)
    expect(project.typeCheck()).toBe('')
  })

  test('is told by the compiler what does not exist', async () => {
    await project.write('wrong.ts', "import { createServer } from '@g1/client'\nexport default createServer\n")
    expect(project.typeCheck()).toContain('wrong.ts(1,10)')
  })
})
