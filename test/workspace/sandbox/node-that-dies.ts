// A node with one job, for the test that kills it: prints one line once every process of the job runs.
import { DEFAULT_LIMITS } from '../../../src/workspace/sandbox/job.ts'
import { openSandbox } from '../../../src/workspace/sandbox/sandbox.ts'

const [root = '', seconds = '', path = ''] = process.argv.slice(2)
const sandbox = await openSandbox({ root, incarnation: 'doomed', ...(path === '' ? {} : { path }) })
const code = `
  import { spawn } from 'node:child_process'
  for (const detached of [false, true]) spawn('/bin/sleep', ['${seconds}'], { detached, stdio: 'ignore' })
  console.log('started')
  setInterval(() => {}, 1000)`
await sandbox.run({
  id: 'endless',
  command: ['node', 'endless.mjs'],
  files: [{ path: 'endless.mjs', content: code }],
  limits: DEFAULT_LIMITS,
  trust: 'platform',
  onOutput: (text) => process.stdout.write(`${sandbox.mode} ${text}`),
})
