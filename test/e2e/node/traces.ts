import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { openPostgresSql } from '../../../src/store/postgres-sql.ts'

const main = fileURLToPath(new URL('../../../src/main.ts', import.meta.url))

/** A folder that is removed when the test ends. */
export async function passingFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'g1 secrets-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A server in a process of its own, and all that it says. */
export async function startTalking(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => void said.push(String(piece)))
  let url = ''
  for await (const line of createInterface({ input: child.stdout })) {
    url = /http:\S+/.exec(line)?.[0] ?? ''
    if (url !== '') break
  }
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null) return
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    await exited
  }
  onTestFinished(stop)
  if (url === '') throw new Error(`The server ended before it listened: ${said.join('')}`)
  return { url, said, stop }
}

/** Every row of every table as text, its bytes as what they stand for. */
export async function everyRow(databaseUrl: string): Promise<string> {
  const sql = openPostgresSql(databaseUrl, { poolSize: 1 })
  const tables = await sql.query<{ readonly name: string }>(
    `SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  )
  const rows: string[] = []
  for (const { name } of tables) {
    const found = await sql.query<{ readonly row: string }>(
      `SELECT '${name} ' || to_jsonb(t)::text AS row FROM ${name} t`,
    )
    rows.push(...found.map(({ row }) => row))
  }
  await sql.close()
  const bytes = (_: string, hex: string): string => Buffer.from(hex, 'hex').toString('latin1')
  return rows.map((row) => row.replaceAll(/\\\\x((?:[0-9a-f]{2})+)/g, bytes)).join('\n')
}

/** Every file of a folder, as text. */
export async function everyFile(dir: string): Promise<string> {
  const names = await readdir(dir)
  return (await Promise.all(names.map((name) => readFile(join(dir, name), 'utf8')))).join('\n')
}
