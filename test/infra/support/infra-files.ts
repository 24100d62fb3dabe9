import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { readDockerfile, type Stage } from '../../../scripts/image/read-dockerfile.ts'

/** The checkout. */
export const checkout = resolve(import.meta.dirname, '../../..')

const read = (path: string): Promise<string> => readFile(resolve(checkout, path), 'utf8')

/** The stage that the image is made of. */
export async function imageStage(): Promise<Stage> {
  const last = readDockerfile(await read('infra/docker/Dockerfile')).at(-1)
  if (last === undefined) throw new Error('The Dockerfile has no stage.')
  return last
}

const service = z.looseObject({
  environment: z.record(z.string(), z.string()).default({}),
  depends_on: z.record(z.string(), z.unknown()).default({}),
  volumes: z.array(z.string()).default([]),
  tmpfs: z.array(z.string()).default([]),
  networks: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  read_only: z.boolean().default(false),
  build: z.looseObject({ context: z.string(), dockerfile: z.string() }).optional(),
})
const compose = z.looseObject({
  services: z.record(z.string(), service),
  networks: z.record(z.string(), z.unknown()),
  volumes: z.record(z.string(), z.unknown()),
})

/** A service of the Compose file, as far as the checks look. */
export type ComposeService = z.infer<typeof service>

/** The Compose file: as it was written, for its schema, and read. */
export async function composeFile(): Promise<{ readonly written: unknown; readonly file: z.infer<typeof compose> }> {
  const written: unknown = parse(await read('infra/compose.yaml'), { merge: true })
  return { written, file: compose.parse(written) }
}

/** What is put on top of the Compose file for a sandbox. */
export const sandboxFile = async (): Promise<{ readonly services: object }> =>
  z.looseObject({ services: z.looseObject({}) }).parse(parse(await read('infra/compose.sandbox.yaml')))

/** The services that are built from the checkout. */
export const nodesOf = (
  services: Readonly<Record<string, ComposeService>>,
): readonly (readonly [string, ComposeService])[] =>
  Object.entries(services).filter(([, { build }]) => build !== undefined)

/** Where nginx listens, and whom it asks. */
export async function nginxFile(): Promise<{
  readonly text: string
  readonly listen: string
  readonly servers: readonly string[]
}> {
  const text = await read('infra/nginx.conf')
  return {
    text,
    listen: /^\s*listen (\d+);/m.exec(text)?.[1] ?? '',
    servers: [...text.matchAll(/^\s*server ([\w.-]+:\d+)\b/gm)].map(([, name = '']) => name),
  }
}

/** The variables that the example keeps in its secret. */
export async function secretNames(): Promise<readonly string[]> {
  const lines = (await read('infra/k8s/overlays/example/secrets.env')).trim().split('\n')
  return lines.map((line) => line.slice(0, line.indexOf('=')))
}
