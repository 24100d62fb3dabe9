import { expect, test, vi } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/workspace/sandbox/job.ts'
import type { Sandbox } from '../../../src/workspace/sandbox/sandbox.ts'
import { confinedSandbox, freshSandbox, pathWithoutBubblewrap } from './test-sandbox.ts'

const canary = 'canary-of-a-node'

/** What a job of a model finds in its own environment, by name; of this process it is to know nothing. */
async function namesIn(sandbox: Sandbox): Promise<readonly string[]> {
  for (const name of ['OPENAI_API_KEY', 'DATABASE_URL', 'G1_API_KEY', 'UNHEARD_OF']) vi.stubEnv(name, canary)
  const code = `import fs from 'node:fs'
    const own = fs.existsSync('/proc/self/environ') ? fs.readFileSync('/proc/self/environ', 'utf8').split('\\0') : []
    const said = [...Object.entries(process.env).map((pair) => pair.join('=')), ...own]
    if (said.some((one) => one.includes('canary'))) console.log('canary')
    else console.log([...new Set(said.map((one) => one.split('=')[0]))].filter((name) => name !== '').sort().join())`
  const { stdout } = await sandbox.run({
    id: 'curious',
    command: ['node', 'curious.mjs'],
    files: [{ path: 'curious.mjs', content: code }],
    limits: DEFAULT_LIMITS,
    trust: 'model',
  })
  vi.unstubAllEnvs()
  return stdout.trim().split(',')
}

const own = ['CI', 'HOME', 'LANG', 'PATH', 'TMPDIR']

test('a confined job has an environment of its own', async (context) => {
  expect(await namesIn(await confinedSandbox(context))).toEqual([...own, 'PWD'].toSorted())
})

test('so has one that nothing confines and a person has allowed', async () => {
  const sandbox = await freshSandbox({ path: await pathWithoutBubblewrap(), allowUnsandboxed: true })
  expect(sandbox.mode).toBe('reduced')
  expect((await namesIn(sandbox)).filter((name) => !['PWD', 'OLDPWD', 'SHLVL', '_', 'G1_JOB'].includes(name))).toEqual(
    own,
  )
})
