import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, describe, expect, onTestFinished, test, vi } from 'vitest'
import { DEFAULT_LIMITS, type JobLimits, type JobResult } from '../../../src/workspace/sandbox/job.ts'
import { confinedSandbox, freshFolder, processesWith, uniqueSleep } from './test-sandbox.ts'

type Attack = { readonly code: string; readonly limits?: Partial<JobLimits> }

/** Runs `code` as the main module of a confined job. */
async function attack(context: TestContext, { code, limits }: Attack): Promise<JobResult> {
  const sandbox = await confinedSandbox(context)
  return sandbox.run({
    id: 'attack',
    command: ['node', 'attack.mjs'],
    files: [{ path: 'attack.mjs', content: `import fs from 'node:fs'; import cp from 'node:child_process'\n${code}` }],
    limits: { ...DEFAULT_LIMITS, wallMs: 20_000, ...limits },
    trust: 'model',
  })
}

describe('a confined job', () => {
  test('has its own loopback', async (context) => {
    const { stdout } = await attack(context, {
      code: `import http from 'node:http'
        const server = http.createServer((q, r) => r.end('pong')).listen(0, '127.0.0.1', async () => {
          console.log(await (await fetch('http://localhost:' + server.address().port)).text()); process.exit() })`,
    })
    expect(stdout).toBe('pong\n')
  })

  test('reaches no server of the host', async (context) => {
    let hits = 0
    const server = createServer((_, response) => response.end(String((hits += 1))))
    await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', () => resolve()))
    onTestFinished(() => void server.close())
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const { stdout } = await attack(context, {
      code: `import os from 'node:os'
        for (const url of ['http://127.0.0.1:${port}', 'http://1.1.1.1'])
          await fetch(url, { signal: AbortSignal.timeout(1000) }).then(() => console.log('reached', url), () => console.log('no'))
        console.log(Object.keys(os.networkInterfaces()).join())`,
    })
    expect(stdout).toBe('no\nno\nlo\n')
    expect(hits).toBe(0)
  })

  test('sees no file of the host', async (context) => {
    const secret = join(await freshFolder(), 'secret')
    await writeFile(secret, 'secret')
    const { stdout } = await attack(context, {
      code: `for (const path of ['/etc/passwd', '/etc/shadow', '/root', '/home', '/var', '/sys', '/run', ${JSON.stringify(secret)}, ${JSON.stringify(tmpdir())} + '/..' + '/srv', ${JSON.stringify(process.cwd())}])
          if (fs.existsSync(path)) console.log(path)`,
    })
    expect(stdout).toBe('')
  })

  test('has a clean environment', async (context) => {
    const { stdout } = await attack(context, { code: 'console.log(Object.keys(process.env).sort().join())' })
    expect(stdout).toBe('CI,HOME,LANG,PATH,PWD,TMPDIR\n')
  })

  test('sees no process of the host and has no rights', async (context) => {
    const { stdout } = await attack(context, {
      code: `console.log(fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name)).length < 10)
        console.log(/CapEff:\\s*0+\\n/.test(fs.readFileSync('/proc/self/status', 'utf8')), process.getuid())
        try { process.kill(${process.pid}, 0); console.log('seen') } catch (error) { console.log(error.code) }`,
    })
    expect(stdout).toBe('true\ntrue 1000\nESRCH\n')
  })

  test('may not call what no application needs from the kernel', async (context) => {
    context.skip(process.arch !== 'x64', `no filter of system calls for ${process.arch}`)
    context.skip(!existsSync('/usr/bin/perl'), 'no perl to make a bare system call with')
    const { stdout } = await attack(context, {
      code: `for (const [name, call] of [['io_uring_setup', '425, 1, 0'], ['process_vm_readv', '310, 1, 0, 0, 0, 0, 0'], ['getpid', '39']])
          console.log(name, cp.execFileSync('perl', ['-e', '$! = 0; syscall(' + call + '); print $! + 0']).toString())`,
    })
    expect(stdout).toBe('io_uring_setup 1\nprocess_vm_readv 1\ngetpid 0\n')
  })

  test('writes nowhere but below TMPDIR', async (context) => {
    const { stdout } = await attack(context, {
      code: `for (const folder of ['/workspace', '/usr', '/opt', '/', '/dev', '/dev/shm', '/etc', '/opt/node/bin', process.env.TMPDIR])
          try { fs.writeFileSync(folder + '/x', 'x'); console.log(folder) } catch {}`,
    })
    expect(stdout).toBe('/tmp\n')
  })

  test('cannot fill the disk', async (context) => {
    const { stdout } = await attack(context, {
      code: `process.on('SIGXFSZ', () => {})
        let written = 0
        try { for (let i = 0; i < 100; i += 1) { fs.writeFileSync('/tmp/' + i, Buffer.alloc(1e6)); written += 1 } } catch (error) { console.log(error.code) }
        console.log(written <= 4)`,
      limits: { fileBytes: 1024 * 1024 },
    })
    expect(stdout).toBe('ENOSPC\ntrue\n')
  })

  test('cannot write a large file', async (context) => {
    const { stdout } = await attack(context, {
      code: `process.on('SIGXFSZ', () => {})
        try { fs.writeFileSync('/tmp/big', Buffer.alloc(2e6)); console.log('written') } catch (error) { console.log(error.code) }`,
      limits: { fileBytes: 1024 * 1024 },
    })
    expect(stdout).toBe('EFBIG\n')
  })

  test('cannot start processes without end', async (context) => {
    const seconds = uniqueSleep()
    const { stdout } = await attack(context, {
      code: `let refused = 0; let started = 0
        for (let i = 0; i < 300; i += 1) {
          try { const child = cp.spawn('/bin/sleep', ['${seconds}'], { detached: true }); child.on('error', () => {}); if (child.pid) started += 1; else refused += 1 } catch { refused += 1 }
        }
        fs.writeSync(1, (started > 10 && started < 64) + ' ' + (refused > 200)); process.exit()`,
      limits: { processes: 64 },
    })
    expect(stdout).toBe('true true')
    expect(await processesWith(seconds)).toEqual([])
  })

  test('cannot take memory without end', async (context) => {
    const result = await attack(context, {
      code: `const held = []; for (let i = 0; i < 4000; i += 1) held.push(Buffer.alloc(1e6, 1)); console.log('all of it')`,
      limits: { memoryMiB: 256 },
    })
    expect(result.stdout).toBe('')
    expect(result.outOfMemory || result.signal === 'SIGABRT' || result.exitCode !== 0).toBe(true)
  })

  test('cannot write output without end', async (context) => {
    const result = await attack(context, {
      code: `for (;;) fs.writeSync(1, 'x'.repeat(10_000))`,
      limits: { outputBytes: 100_000 },
    })
    expect(result).toMatchObject({ outputTruncated: true, timedOut: false, signal: 'SIGKILL' })
    expect(result.stdout).toHaveLength(100_000)
  })

  test('cannot run without end', async (context) => {
    const result = await attack(context, {
      code: `process.on('SIGTERM', () => {}); for (;;);`,
      limits: { wallMs: 400 },
    })
    expect(result).toMatchObject({ timedOut: true, signal: 'SIGKILL', exitCode: null })
  })

  test('uses no more processor time than it may', async (context) => {
    const result = await attack(context, { code: `for (;;);`, limits: { cpuSeconds: 1 } })
    expect(result).toMatchObject({ timedOut: false, exitCode: null })
  })

  test('leaves no process behind, however it is detached', async (context) => {
    const seconds = uniqueSleep()
    const { exitCode } = await attack(context, {
      code: `cp.spawn('setsid', ['sleep', '${seconds}'], { detached: true, stdio: 'ignore' }).unref()`,
    })
    expect(exitCode).toBe(0)
    await vi.waitFor(async () => expect(await processesWith(seconds)).toEqual([]))
  })
})
