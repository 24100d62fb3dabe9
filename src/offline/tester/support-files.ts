import { readdirSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import type { AppSpec } from '../../core/app-spec/app-spec.ts'

/** A text file of the application, by its path. */
export type TestFile = { readonly path: string; readonly content: string }

const folder = new URL('./support/', import.meta.url)
const modules = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .toSorted()
let library: readonly TestFile[] | null = null

/** The files that the tests of every application share, as JavaScript: read once, and the same at every call. */
export function supportLibrary(): readonly TestFile[] {
  library ??= modules.map((name) => ({
    path: `acceptance/support/${name.replace(/\.ts$/, '.mjs')}`,
    content: toJavaScript(readFileSync(new URL(name, folder), 'utf8')),
  }))
  return library
}

/** `acceptance/support.mjs`: what the tests know of this one application, and all that they import. */
export function supportFile(spec: AppSpec): TestFile {
  const known = { ...spec, demands: [], unserved: [], assumptions: [] }
  const exports = supportLibrary().map((file) => `export * from './${file.path.replace('acceptance/', '')}'`)
  const tableWide = spec.entities.some((entity) =>
    entity.rules.some((rule) => rule.kind === 'limit' && rule.scope.length === 0),
  )
  return {
    path: 'acceptance/support.mjs',
    content: [
      '// What the acceptance tests know of the application: its specification, and where it listens (APP_URL).',
      "import { Application } from './support/application.mjs'",
      "import { Scene } from './support/scene.mjs'",
      ...exports,
      '',
      "if (!process.env.APP_URL) throw new Error('APP_URL is not set: start the application afresh and set it to its address')",
      '',
      `const specification = ${JSON.stringify(known, null, 2)}`,
      '',
      'const application = new Application(specification, process.env.APP_URL)',
      '',
      '/** People and rows for one test, shared with no other. */',
      'export function newScene(t) {',
      '  const scene = new Scene(application)',
      tableWide ? '  t.after(() => scene.clear())' : '  void t',
      '  return scene',
      '}',
      '',
    ].join('\n'),
  }
}

/** Takes the types off, with the blanks and the comments on types that they leave. */
function toJavaScript(source: string): string {
  const written = source.split('\n')
  const lines = withoutWarning(() => stripTypeScriptTypes(source)).split('\n')
  const tidy = lines.map((line, at) => {
    const indent = /^ */.exec(written[at] ?? '')?.[0] ?? ''
    const rest = line.trim().replaceAll(/ {2,}/g, ' ')
    return rest === ''
      ? ''
      : indent +
          rest
            .replaceAll(/,? +([,)\];}])/g, (all, end: string) => (end === '}' ? ' }' : all.startsWith(',') ? all : end))
            .replaceAll(/(new \w+) \(/g, '$1(')
  })
  return tidy
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(/\/\*\*(?:(?!\*\/)[^])*\*\/\n\n/g, '')
    .replaceAll(/(from '\.\/[\w-]+)\.ts'/g, "$1.mjs'")
    .trimStart()
}

/** Node calls the function experimental on standard error, where people watch a build; the tests pin what it answers. */
function withoutWarning<T>(work: () => T): T {
  const emitWarning = process.emitWarning.bind(process)
  process.emitWarning = () => {}
  try {
    return work()
  } finally {
    process.emitWarning = emitWarning
  }
}
