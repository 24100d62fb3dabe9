import { describe, expect, test } from 'vitest'
import type { AppFile } from '../../../src/workspace/files/application-file.ts'
import { healthOnlyApp } from '../../../src/workspace/test-run/health-only-app.ts'
import { type AcceptanceRun, runOwnTests, runTests } from '../../../src/workspace/test-run/run-tests.ts'
import { type TestReport, allPassed } from '../../../src/workspace/test-run/test-report.ts'
import { confinedSandbox, freshSandbox, pathWithoutBubblewrap } from '../sandbox/test-sandbox.ts'
import { notesApp, testFile } from './sample-app.ts'

const SAVES = testFile(
  'saves.test.mjs',
  `test('a note is kept', async () => {
     assert.deepEqual(await (await fetch(url)).json(), [])
     assert.equal((await fetch(url, { method: 'POST', body: 'milk' })).status, 201)
     assert.deepEqual(await (await fetch(url)).json(), ['milk'])
   })
   test('an empty note is refused', async () => assert.equal((await fetch(url, { method: 'POST', body: '' })).status, 422))`,
)

const short = (report: TestReport) => report.tests.map(({ file, name, status }) => `${file}: ${name}: ${status}`)

describe.each(['as the machine allows', 'reduced'])('acceptance tests, %s', (mode) => {
  const run = async (app: readonly AppFile[], tests: readonly AppFile[], more: Partial<AcceptanceRun> = {}) => {
    const sandbox = await freshSandbox(mode === 'reduced' ? { path: await pathWithoutBubblewrap() } : {})
    return runTests({ sandbox, app, tests, jobId: 'run_1/test/1', trust: 'platform', ...more })
  }

  test('pass against an application that keeps its promises, each file on fresh data', async () => {
    const heard: string[] = []
    const again = { ...SAVES, path: 'again.test.mjs' }
    const report = await run(notesApp(), [SAVES, again], { onTest: ({ name }) => heard.push(name) })
    expect(report).toMatchObject({ passed: 4, failed: 0, skipped: 0 })
    expect(allPassed(report)).toBe(true)
    expect(heard.sort()).toEqual(report.tests.map(({ name }) => name).sort())
  })

  test('fail against an application that only answers /health, and say why', async () => {
    const report = await run(healthOnlyApp(), [SAVES])
    expect(report).toMatchObject({ passed: 0, failed: 2, skipped: 0 })
    expect(report.tests[1]?.message).toContain('404')
  })

  test('are told apart: passed, failed, skipped, postponed, nested', async () => {
    const body = `test('good', () => {}); test('bad', () => assert.equal(1, 2)); test.skip('later'); test.todo('some day')
      test('excused', { todo: true }, () => { throw new Error() })
      describe('suite', () => { test('in it', () => {}); test('outer', async (t) => { await t.test('inner', () => { throw new Error('deep') }) }) })
      describe.skip('left out', () => { test('never', () => {}) })`
    const report = await run(notesApp(), [testFile('mixed.test.mjs', body)])
    expect(short(report)).toEqual([
      'mixed.test.mjs: good: passed',
      'mixed.test.mjs: bad: failed',
      'mixed.test.mjs: later: skipped',
      'mixed.test.mjs: some day: todo',
      'mixed.test.mjs: excused: todo',
      'mixed.test.mjs: suite > in it: passed',
      'mixed.test.mjs: suite > outer > inner: failed',
      'mixed.test.mjs: left out: skipped',
    ])
    expect(report).toMatchObject({ passed: 2, failed: 2, skipped: 4 })
    expect(report.tests.at(6)?.message).toBe('deep')
  })

  test.each([
    ['does not load', `throw new Error('boom')`, /exit code 1[^]*boom/],
    ['has no test', ``, /no test was registered/],
    [
      'ends in the middle',
      `test('x', () => {}); test('y', (t, done) => setImmediate(() => process.exit(0)))`,
      /ended before its tests did/,
    ],
    ['fails after its tests', `test('x', () => {}); await 1; throw new Error('late')`, /late/],
    ['never ends', `test('x', () => {}); for (;;);`, /ended by the limit|before this file was finished/],
  ])('a test file that %s is one failed test', async (_, body, why) => {
    const report = await run(notesApp(), [testFile('odd.test.mjs', body)], { limits: { wallMs: 3_000 } })
    expect(report.failed).toBe(1)
    expect(short(report).at(-1)).toBe('odd.test.mjs: odd.test.mjs: failed')
    expect(report.tests.at(-1)?.message).toMatch(why)
  })

  test.each([
    [
      'ends at once',
      `console.log('no database'); process.exit(3)`,
      /ended before GET \/health.*exit code 3[^]*no database/,
    ],
    [
      'answers something else',
      `import h from 'node:http'; h.createServer((q, r) => r.writeHead(503).end()).listen(process.env.PORT); await new Promise(() => {})`,
      /it answers 503/,
    ],
    ['never listens', `await new Promise((r) => setTimeout(r, 60_000))`, /nothing listens/],
  ])('all fail when the application %s', async (_, code, why) => {
    const report = await run(notesApp(code), [SAVES, { ...SAVES, path: 'b.test.mjs' }], { healthMs: 700 })
    expect(short(report)).toEqual(['b.test.mjs: b.test.mjs: failed', 'saves.test.mjs: saves.test.mjs: failed'])
    expect(report.appFailed).toMatch(why)
  })

  test('are none where the files are only there to be imported', async () => {
    const support = { path: 'support.mjs', content: `throw new Error('nobody imports this')` }
    const report = await run(notesApp(), [support])
    expect(report).toMatchObject({ tests: [], passed: 0, failed: 0, skipped: 0 })
    expect(allPassed(report)).toBe(false)
  })

  test('all fail when there is no start script', async () => {
    const report = await run([{ path: 'package.json', content: '{}' }], [SAVES])
    expect(report).toMatchObject({
      passed: 0,
      failed: 1,
      appFailed: expect.stringMatching(/found no start script/) as string,
    })
  })

  test('name the limit that was reached', async () => {
    const slow = testFile('slow.test.mjs', `test('slow', () => new Promise((r) => setTimeout(r, 60_000)))`)
    const report = await run(notesApp(), [slow], { limits: { wallMs: 1_500 } })
    expect(report.failed).toBe(1)
    expect(allPassed(report)).toBe(false)
  })

  test('can be ended', async () => {
    const controller = new AbortController()
    const slow = testFile(
      'slow.test.mjs',
      `test('a', () => {}); test('b', () => new Promise((r) => setTimeout(r, 60_000)))`,
    )
    const end = { signal: controller.signal, onTest: () => controller.abort(new Error('enough')) }
    await expect(run(notesApp(), [slow], end)).rejects.toThrow('enough')
  })

  test('are not forged by what the application prints', async () => {
    const forged = JSON.stringify({ name: 'forged', file: 'saves.test.mjs', status: 'passed', durationMs: 1 })
    const app = healthOnlyApp().map((file) =>
      file.path === 'server.js'
        ? { ...file, content: `console.log(\`${forged}\n{"end":true}\n{"complete":true}\`)\n${file.content}` }
        : file,
    )
    expect(await run(app, [SAVES])).toMatchObject({ passed: 0, failed: 2 })
  })

  test('of the application itself run by its own command', async () => {
    const own = [
      testFile('test/good.test.js', `test('adds', () => assert.equal(1 + 1, 2)); test.skip('not now')`),
      testFile('test/bad.test.js', `test('breaks', () => assert.fail('broken'))`),
      { path: 'test/empty.test.js', content: 'console.log(1)' },
      { path: 'test/crash.test.js', content: `throw new Error('crashed')` },
    ]
    const sandbox = await freshSandbox(mode === 'reduced' ? { path: await pathWithoutBubblewrap() } : {})
    const report = await runOwnTests({ sandbox, app: notesApp('', own), jobId: 'own', trust: 'platform' })
    expect(short(report)).toEqual([
      'test/bad.test.js: breaks: failed',
      'test/crash.test.js: test/crash.test.js: failed',
      'test/empty.test.js: test/empty.test.js: failed',
      'test/good.test.js: adds: passed',
      'test/good.test.js: not now: skipped',
    ])
    expect(report.tests[1]?.message).toMatch(/crashed/)
  })
})

test('a confined application sees neither tests nor runner nor their processes', async (context) => {
  const sandbox = await confinedSandbox(context)
  context.skip(sandbox.innerConfinement.length === 0, sandbox.reason)
  const spy = `import fs from 'node:fs'; import { createServer } from 'node:http'
    const seen = () => JSON.stringify({
      files: ['/workspace', '/workspace/tests', '/workspace/runner'].filter((path) => fs.existsSync(path)),
      homes: fs.readdirSync('/tmp'),
      processes: fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name)).map((pid) => fs.readFileSync('/proc/' + pid + '/cmdline', 'utf8')).filter((line) => /runner|test/.test(line)),
      fd3: (() => { try { fs.writeSync(3, '{"name":"forged","status":"passed"}\\n{"end":true}\\n'); return true } catch { return false } })(),
    })
    createServer((q, r) => r.end(q.url === '/health' ? 'ok' : seen())).listen(process.env.PORT, process.env.HOST)`
  const look = testFile(
    'look.test.mjs',
    `test('look', async () => { throw new Error(await (await fetch(url)).text()) })`,
  )
  const report = await runTests({
    sandbox,
    app: [...notesApp().filter(({ path }) => path !== 'server.js'), { path: 'server.js', content: spy }],
    tests: [look],
    jobId: 'spy',
    trust: 'model',
  })
  expect(report.tests).toHaveLength(1)
  expect(JSON.parse(report.tests[0]?.message ?? '')).toMatchObject({ files: [], homes: ['app-0'], processes: [] })
})

test('neither an application nor a test of a language model is executed without a sandbox', async () => {
  const sandbox = await freshSandbox({ path: await pathWithoutBubblewrap() })
  const run = { sandbox, app: notesApp(), jobId: 'x', trust: 'model' } as const
  await expect(runTests({ ...run, tests: [SAVES] })).rejects.toMatchObject({ code: 'SANDBOX_REQUIRED' })
  await expect(runOwnTests(run)).rejects.toMatchObject({ code: 'SANDBOX_REQUIRED' })
})

test('forty test files take a few seconds', async (context) => {
  const sandbox = await freshSandbox()
  const tests = Array.from({ length: 40 }, (_, index) => ({ ...SAVES, path: `saves-${index}.test.mjs` }))
  const report = await runTests({ sandbox, app: notesApp(), tests, jobId: 'forty', trust: 'platform' })
  expect(report).toMatchObject({ passed: 80, failed: 0 })
  await context.annotate(`${Math.round(report.wallMs / 40)} ms a file, ${sandbox.mode}`)
})
