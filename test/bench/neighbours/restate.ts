import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http2'
import { createRequire } from 'node:module'
import * as restate from '@restatedev/restate-sdk'
import { freePort } from '../../support/free-port.ts'
import { serveProgram } from '../durable/program.ts'

/**
 * Restate: a server of its own (a log with fsync on every batch, which is its default) that this process serves a
 * workflow to over one bidirectional HTTP/2 connection; runs are started through its ingress.
 */
await serveProgram(async ({ dataDir, steps, bytes }) => {
  const result = '.'.repeat(bytes)
  const bench = restate.workflow({
    name: 'bench',
    handlers: {
      run: async (ctx: restate.WorkflowContext) => {
        let done = 0
        for (; done < steps; done += 1) await ctx.run('step', () => result)
        return done
      },
    },
  })
  const port = await freePort()
  createServer(restate.createEndpointHandler({ services: [bench], logger: () => undefined })).listen(port, '127.0.0.1')
  const [ingress, admin] = [await freePort(), await freePort()]
  const server = startServer({ dataDir, ingress, admin })
  await answers(`http://127.0.0.1:${admin}/health`, server)
  await answers(`http://127.0.0.1:${ingress}/restate/health`, server)
  await post(`http://127.0.0.1:${admin}/deployments`, { uri: `http://127.0.0.1:${port}` })
  return {
    serverPid: server.pid ?? 0,
    run: async (id) => {
      const done = await post(`http://127.0.0.1:${ingress}/bench/${id}/run`, null)
      if (done !== steps) throw new Error(`Run ${id} says that it did ${String(done)} steps, expected ${steps}.`)
    },
    storedSteps: async (ids) => {
      const query = `SELECT i.target_service_key AS id, count(*) AS steps FROM sys_invocation i
        JOIN sys_journal j ON j.id = i.id WHERE j.entry_type = 'Command: Run' GROUP BY 1`
      const { rows } = (await post(`http://127.0.0.1:${admin}/query`, { query })) as {
        readonly rows: readonly { readonly id: string; readonly steps: number }[]
      }
      const byId = new Map(rows.map((row) => [row.id, row.steps]))
      return ids.map((id) => byId.get(id) ?? 0)
    },
    close: async () => {
      server.kill('SIGTERM')
      if (server.exitCode === null) await once(server, 'exit')
    },
  }
})

function startServer(at: { readonly dataDir: string; readonly ingress: number; readonly admin: number }): ChildProcess {
  const require = createRequire(import.meta.url)
  const program = require.resolve(`@restatedev/restate-server-${process.platform}-${process.arch}/bin/restate-server`)
  return spawn(program, ['--no-logo', '--base-dir', at.dataDir, '--use-random-ports=true', '--listen-mode=tcp'], {
    env: {
      RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${at.ingress}`,
      RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${at.admin}`,
      RESTATE_BIND_IP: '127.0.0.1',
      RESTATE_LOG_FILTER: 'error,octocrab=off',
      RESTATE_DISABLE_TELEMETRY: 'true',
      RESTATE_LOG_SERVER__ROCKSDB_DISABLE_WAL_FSYNC: 'false',
      DO_NOT_TRACK: '1',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`The Restate server ended with ${server.exitCode}.`)
    const response = await fetch(url).catch(() => null)
    await response?.body?.cancel()
    if (response?.ok === true) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function post(url: string, body: object | null): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { accept: 'application/json', ...(body === null ? {} : { 'content-type': 'application/json' }) },
    body: body === null ? null : JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 500)}`)
  return text === '' ? null : JSON.parse(text)
}
