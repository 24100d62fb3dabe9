import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { text } from 'node:stream/consumers'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { checkout } from './support/infra-files.ts'

/** What a node says that does not start, and the code with which it ends. */
async function refusal(env: Readonly<Record<string, string>>) {
  const node = spawn(process.execPath, [join(checkout, 'src/main.ts')], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const [said] = await Promise.all([text(node.stderr), once(node, 'close')])
  return { lines: said.trim().split('\n'), exitCode: node.exitCode }
}

test('a node that is set up wrongly says so in one sentence that names every wrong variable, and ends with 1', async () => {
  const { lines, exitCode } = await refusal({ PORT: 'many', G1_ROLES: 'cook' })
  expect(lines).toEqual([expect.stringMatching(/PORT: .*; G1_ROLES.*Correct or unset/)])
  expect(exitCode).toBe(1)
})

test('a node whose trusted documents cannot be used says which, in one sentence, and ends with 1 before it touches anything', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'g1-settings-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const [manifest, data] = [join(folder, 'documents.json'), join(folder, 'data')]
  await writeFile(manifest, JSON.stringify({ old: '{ users { id } }' }))
  const { lines, exitCode } = await refusal({ PORT: '0', G1_DATA: data, G1_TRUSTED_DOCUMENTS: manifest })
  expect(lines).toEqual([
    expect.stringMatching(/documents\.json: .* under old: Cannot query field "users".*Correct or leave/),
  ])
  expect(exitCode).toBe(1)
  expect(existsSync(data)).toBe(false)
})
