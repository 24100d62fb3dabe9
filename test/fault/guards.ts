import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Guard, guards } from './guard-list.ts'

// Takes one guard after the other out of a copy of the tree and shows which tests notice. `npm run fault:guards [NAME]`.
const root = resolve(import.meta.dirname, '../..')
const copied = ['src', 'test', 'schema', 'brain', 'package.json', 'tsconfig.json', 'vitest.config.ts']

/** A copy of the tree without one guard; the text that makes it must be there exactly once. */
async function without(guard: Guard): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'g1-guard-'))
  for (const name of copied) await cp(join(root, name), join(folder, name), { recursive: true })
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const { file, text, instead } of guard.patches) {
    const path = join(folder, file)
    const source = await readFile(path, 'utf8')
    const found = source.split(text).length - 1
    if (found !== 1) {
      throw new Error(`${guard.name}: found "${text}" ${found} times in ${file}, expected once; mend guard-list.ts.`)
    }
    await writeFile(
      path,
      source.replace(text, () => instead),
    )
  }
  return folder
}

interface Outcome {
  readonly testResults: readonly {
    readonly message: string
    readonly assertionResults: readonly { readonly status: string; readonly title: string }[]
  }[]
}

/** The titles of the tests that fail in a tree. */
async function redTests(folder: string, tests: readonly string[]): Promise<readonly string[]> {
  const report = join(folder, 'report.json')
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const args = [vitest, 'run', ...tests, '--reporter=json', `--outputFile=${report}`]
  const run = spawn(process.execPath, args, { cwd: folder, stdio: 'ignore' })
  await once(run, 'exit')
  const { testResults } = JSON.parse(await readFile(report, 'utf8')) as Outcome
  const all = testResults.flatMap(({ assertionResults }) => assertionResults)
  if (all.length === 0) throw new Error(`Found no test in ${tests.join(', ')}: ${testResults[0]?.message ?? ''}`)
  return all.filter(({ status }) => status === 'failed').map(({ title }) => title)
}

const [name] = process.argv.slice(2)
const chosen = guards.filter((guard) => name === undefined || guard.name === name)
if (chosen.length === 0) {
  console.error(`Found no guard "${name}", expected one of ${guards.map((guard) => guard.name).join(', ')}.`)
  process.exitCode = 2
}
if (name === undefined) {
  const nothing = { name: 'nothing taken out', patches: [], tests: [...new Set(guards.flatMap(({ tests }) => tests))] }
  const folder = await without(nothing)
  const red = await redTests(folder, nothing.tests)
  await rm(folder, { recursive: true, force: true })
  if (red.length > 0) throw new Error(`Found red tests with every guard in place, expected none: ${red.join(', ')}.`)
  console.log('nothing taken out: all green')
}
for (const guard of chosen) {
  const folder = await without(guard)
  try {
    const red = await redTests(folder, guard.tests)
    console.log(`${guard.name}: ${red.length === 0 ? 'NOBODY NOTICES' : `${red.length} red`}`)
    for (const title of red) console.log(`    ${title}`)
    if (red.length === 0) process.exitCode = 1
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
