import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const at = (path: string): string => new URL(`../../src/${path}`, import.meta.url).href
const program = (body: string): string => `
  import { answeringFor } from '${at('actors/runtime/fault-scope.ts')}'
  import { guardProcess } from '${at('assembly/guard-process.ts')}'
  const silent = () => undefined
  const stop = guardProcess({ debug: silent, info: silent, warn: silent, error: silent })
  ${body}`
const run = (body: string) =>
  promisify(execFile)(process.execPath, ['--input-type=module', '-e', program(body)]).catch((error: unknown) => error)

test('an error that nobody caught ends the run in whose work it was thrown, and not the process', async () => {
  const body = `
    answeringFor((error) => console.log('run', error.message), () => {
      setTimeout(() => { throw new Error('thrown') })
      void Promise.reject(new Error('rejected'))
    })
    setTimeout(() => console.log('alive'), 50)`
  expect(await run(body)).toMatchObject({ stdout: 'run rejected\nrun thrown\nalive\n' })
})

test('an error of the node itself ends the process with it', async () => {
  expect(await run(`setTimeout(() => { throw new Error('of the node') })`)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('of the node') as string,
  })
})
