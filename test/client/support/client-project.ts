import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { buildClient } from '../../../scripts/build-client.ts'

const root = resolve(import.meta.dirname, '../../..')
/** What `npm install @g1/client` would bring along, and the types of Node. */
const companions = ['graphql-ws', 'graphql', '@graphql-typed-document-node/core', '@types/node']

const examples = ['watch-run.ts', 'watch-run-graphql-ws.ts']

/** A project of somebody who installed `@g1/client`, with the examples in it. */
export interface ClientProject {
  readonly folder: string
  /** The package as `npm pack` made it. */
  readonly archive: string
  /** Adds a file. */
  write(name: string, content: string): Promise<void>
  /** What the compiler says to the whole project, types of libraries included; empty where nothing is wrong. */
  typeCheck(): string
  /** Runs a file to its end; resolves with its standard output. Throws where it fails. */
  run(file: string, args: readonly string[]): Promise<string>
  close(): Promise<void>
}

export async function openClientProject(): Promise<ClientProject> {
  const folder = await mkdtemp(join(tmpdir(), 'g1 client-'))
  const installed = join(folder, 'node_modules/@g1/client')
  await buildClient(join(folder, 'built'))
  const pack = ['pack', '--silent', '--offline', '--pack-destination', folder]
  const name = execFileSync('npm', pack, { cwd: join(folder, 'built'), encoding: 'utf8' }).trim()
  const archive = join(folder, name)
  await mkdir(installed, { recursive: true })
  execFileSync('tar', ['-xzf', archive, '-C', installed, '--strip-components=1'])
  for (const companion of companions) {
    const to = join(folder, 'node_modules', companion)
    await mkdir(join(to, '..'), { recursive: true })
    await symlink(join(root, 'node_modules', companion), to)
  }
  for (const example of examples) await cp(join(root, 'examples', example), join(folder, example))
  const write = (file: string, content: string): Promise<void> => writeFile(join(folder, file), content)
  await write('package.json', JSON.stringify({ type: 'module', private: true }))
  const compilerOptions = { module: 'nodenext', target: 'es2024', strict: true, noEmit: true, types: ['node'] }
  await write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['*.ts'] }))
  return {
    folder,
    archive,
    write,
    typeCheck() {
      try {
        return execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8' })
      } catch (error) {
        return (error as { readonly stdout: string }).stdout
      }
    },
    async run(file, args) {
      const child = spawn(process.execPath, [file, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
      const [said] = await Promise.all([text(child.stdout), once(child, 'close')])
      if (child.exitCode !== 0) throw new Error(`${file} ended with ${child.exitCode ?? child.signalCode}: ${said}`)
      return said
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}
