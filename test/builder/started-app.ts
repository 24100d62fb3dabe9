import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { renderApp } from '../../src/builder/render-app.ts'
import type { AppSpec } from '../../src/core/app-spec/app-spec.ts'

export type Json = { readonly [key: string]: unknown }
export type Answer = { readonly status: number; readonly body: Json; readonly text: string; readonly headers: Headers }

type Sent = { readonly as?: string | null; readonly headers?: Record<string, string> }

/** A rendered application that runs in a folder of its own until `stop`. */
export type StartedApp = {
  readonly folder: string
  readonly url: string
  readonly call: (method: string, path: string, body?: unknown, sent?: Sent) => Promise<Answer>
  readonly post: (path: string, form: Record<string, string>, sent?: Sent) => Promise<Answer>
  readonly register: (email: string, more?: Json) => Promise<string>
  readonly restart: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Writes the files of an application into a fresh temporary folder, whose name has a space. */
export function writeApp(spec: AppSpec): string {
  const folder = mkdtempSync(join(tmpdir(), 'rendered app '))
  for (const { path, content } of renderApp(spec, { builtBy: 'Built by rules, without a language model.' })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** Renders, writes and starts an application on a free port. */
export async function startApp(spec: AppSpec): Promise<StartedApp> {
  const folder = writeApp(spec)
  let running = await startIn(folder)
  const request = async (path: string, init: RequestInit): Promise<Answer> => {
    const answer = await fetch(running.url + path, { redirect: 'manual', ...init })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true
    return { status: answer.status, body: isJson ? (JSON.parse(text) as Json) : {}, text, headers: answer.headers }
  }
  const bearer = (as?: string | null): Record<string, string> => (as ? { authorization: `Bearer ${as}` } : {})
  const call: StartedApp['call'] = (method, path, body, { as, headers } = {}) =>
    request(path, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...bearer(as), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  return {
    folder,
    get url() {
      return running.url
    },
    call,
    post: (path, form, { as, headers } = {}) =>
      request(path, { method: 'POST', body: new URLSearchParams(form), headers: { ...bearer(as), ...headers } }),
    register: async (email, more = {}) => {
      const { body } = await call('POST', '/api/register', { email, password: 'correct horse', ...more })
      return String(body['token'])
    },
    restart: async () => {
      await running.stop()
      running = await startIn(folder)
    },
    stop: async () => {
      await running.stop()
      rmSync(folder, { recursive: true })
    },
  }
}

async function startIn(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const child: ChildProcess = spawn(process.execPath, ['server.js'], {
    cwd: folder,
    env: { PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  if (!child.stdout) throw new Error('Found no standard output of the application, expected a pipe.')
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => {
      const found = /^Listening on (.+)$/.exec(line)?.[1]
      if (found) resolve(found)
    })
    void exited.then(([code]) => reject(new Error(`The application ended with ${String(code)} before it listened.`)))
  })
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await exited
  }
  return { url, stop }
}
