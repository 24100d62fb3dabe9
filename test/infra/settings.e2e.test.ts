import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkout } from './support/infra-files.ts'

test('a node that is set up wrongly says so in one sentence that names every wrong variable, and ends with 1', async () => {
  const node = spawn(process.execPath, [join(checkout, 'src/main.ts')], {
    env: { PORT: 'many', G1_ROLES: 'cook' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const [said] = await Promise.all([text(node.stderr), once(node, 'close')])
  expect(said.trim().split('\n')).toEqual([expect.stringMatching(/PORT: .*; G1_ROLES.*Correct or unset/)])
  expect(node.exitCode).toBe(1)
})
