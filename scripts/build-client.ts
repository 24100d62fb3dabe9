import { execFileSync } from 'node:child_process'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const sources = join(root, 'src/client/package')

/** What the package takes over from the program that it belongs to. */
interface Program {
  readonly version: string
  readonly license: string
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

/**
 * Builds the package `@g1/client` into a folder, which is emptied first: ES modules, their types, README and licence.
 * `npm pack` and `npm publish` work in it. Throws where the compiler finds an error.
 */
export async function buildClient(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const tsc = join(root, 'node_modules/.bin/tsc')
  execFileSync(tsc, ['-p', sources, '--outDir', folder], { stdio: ['ignore', 'inherit', 'inherit'] })
  await nameCompiledFiles(folder)
  const program = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Program
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest(program), null, 2)}\n`)
  await cp(join(sources, 'README.md'), join(folder, 'README.md'))
  await cp(join(root, 'LICENSE'), join(folder, 'LICENSE'))
}

const manifest = ({ version, license, dependencies, devDependencies }: Program) => ({
  name: '@g1/client',
  version,
  description: 'The typed client of G1: queries, mutations, and the events of a run, each once and in order.',
  license,
  type: 'module',
  sideEffects: false,
  engines: { node: '>=22' },
  exports: {
    '.': entry('index'),
    './documents': entry('generated/graphql'),
    './package.json': './package.json',
  },
  files: ['**/*.js', '**/*.d.ts'],
  dependencies: {
    '@graphql-typed-document-node/core': `^${devDependencies['@graphql-typed-document-node/core']}`,
    'graphql-ws': `^${dependencies['graphql-ws']}`,
  },
  // Asked for by both dependencies, for their types alone: nothing of it comes into a bundle.
  peerDependencies: { graphql: '^16 || ^17' },
})

const entry = (name: string) => ({ types: `./${name}.d.ts`, default: `./${name}.js` })

/** In types the compiler leaves the names of source files, which are not in the package. */
async function nameCompiledFiles(folder: string): Promise<void> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.d.ts'))
  await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      await writeFile(join(folder, name), text.replaceAll(/(?<=from |import\()(['"])(\.{1,2}\/[^'"]+)\.ts\1/g, '$1$2.js$1'))
    }),
  )
}

if (import.meta.main) {
  const folder = join(root, 'dist/client')
  await buildClient(folder)
  console.log(`@g1/client is in ${folder}; pack or publish it there.`)
}
