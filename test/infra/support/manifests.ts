import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { parse, parseAllDocuments } from 'yaml'
import { z } from 'zod'
import { checkout } from './infra-files.ts'

const call = promisify(execFile)

const manifest = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
})

/** One object for a cluster. */
export type Manifest = z.infer<typeof manifest>

const manifestsIn = (text: string): readonly Manifest[] =>
  parseAllDocuments(text, { merge: true }).map((document) => manifest.parse(document.toJS()))

/** The first version of `kubectl` whose Kustomize knows all that the files use. */
const enough = 5

/** Whether this machine's `kubectl` can build the folders. */
export const canKustomize: boolean = await call('kubectl', ['version', '--client', '--output=json']).then(
  ({ stdout }) => Number(/"kustomizeVersion": "v(\d+)/.exec(stdout)?.[1] ?? 0) >= enough,
  () => false,
)

/** What a folder comes to: built with `kubectl kustomize`, or, without one, its resources as they stand, unpatched. */
export async function manifestsOf(folder: string): Promise<readonly Manifest[]> {
  const at = resolve(checkout, 'infra/k8s', folder)
  if (canKustomize) return manifestsIn((await call('kubectl', ['kustomize', at])).stdout)
  return resourcesOf(at)
}

const kustomization = z.looseObject({ resources: z.array(z.string()).default([]) })

async function resourcesOf(folder: string): Promise<readonly Manifest[]> {
  const { resources } = kustomization.parse(parse(await readFile(join(folder, 'kustomization.yaml'), 'utf8')))
  const each = resources.map(async (name) => {
    const path = join(folder, name)
    return (await stat(path)).isDirectory() ? resourcesOf(path) : manifestsIn(await readFile(path, 'utf8'))
  })
  return (await Promise.all(each)).flat()
}

/**
 * What is wrong with each manifest by the Kubernetes schemas: its own validation (required, kinds of values, formats),
 * and the compiler's, against the types made from the same schemas, for keys that do not exist, which validation lets
 * pass. One list per manifest; empty: nothing.
 */
export async function findingsOf(manifests: readonly Manifest[]): Promise<readonly (readonly string[])[]> {
  const unknown = await misfits(manifests)
  return Promise.all(manifests.map(async (one, index) => [...(await invalid(one)), ...(unknown[index] ?? [])]))
}

/** `kubernetes-models/apps/v1/Deployment` */
const moduleOf = ({ apiVersion, kind }: Manifest): string => `kubernetes-models/${apiVersion}/${kind}`

interface Model {
  validate(): void
}

async function invalid(one: Manifest): Promise<readonly string[]> {
  try {
    const found = (await import(moduleOf(one))) as Readonly<Record<string, new (data: unknown) => Model>>
    const Kind = found[one.kind]
    if (Kind === undefined) return [`There is no kind ${one.kind} in ${one.apiVersion}.`]
    new Kind(one).validate()
    return []
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

async function misfits(manifests: readonly Manifest[]): Promise<readonly (readonly string[])[]> {
  // Within node_modules, so that the compiler finds the types.
  const cache = join(checkout, 'node_modules/.cache')
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'manifests-'))
  try {
    const files = manifests.map((one, index) => ({
      name: `m${index}.ts`,
      text: `import type { I${one.kind} } from '${moduleOf(one)}'\nexport const it: I${one.kind} = ${JSON.stringify(one, null, 1)}\n`,
    }))
    for (const { name, text } of files) await writeFile(join(folder, name), text)
    const options = ['--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--types', '']
    const said = await call('tsc', [...options, ...files.map(({ name }) => name)], { cwd: folder }).then(
      () => '',
      (error: { readonly code?: unknown; readonly stdout?: string }) => {
        if (typeof error.code !== 'number') throw error
        return error.stdout ?? ''
      },
    )
    const lines = said.split('\n').filter((line) => line !== '')
    const stray = lines.find((line) => !/^(?:m\d+\.ts\(| )/.test(line))
    if (stray !== undefined) throw new Error(`The compiler could not look at the manifests: ${stray}`)
    return files.map(({ name }) => lines.filter((line) => line.startsWith(`${name}(`)))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
