import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { buildSchema, type GraphQLSchema, printSchema } from 'graphql'
import { readSdl } from '../../src/graphql/sdl.ts'
import { compareVersions } from './version.ts'

const folder = new URL('../../docs/releases/', import.meta.url)
const name = (version: string): string => `schema-${version}.graphql`

interface Release {
  readonly version: string
  readonly sdl: string
}

/** The schema as it is in `schema/` now. Throws where it is none. */
export const schemaNow = (): GraphQLSchema => buildSchema(readSdl().join('\n'))

/** The SDL that was released last. */
export function lastRelease(): Release {
  const versions = readdirSync(folder).flatMap((file) => /^schema-(\d+\.\d+\.\d+)\.graphql$/.exec(file)?.[1] ?? [])
  const version = versions.toSorted(compareVersions).at(-1)
  if (version === undefined) throw new Error('Found no SDL in docs/releases/, expected that of the last release.')
  return { version, sdl: readFileSync(new URL(name(version), folder), 'utf8') }
}

/** Keeps the SDL of a release, for ever. Throws where the version has one already. */
export function recordRelease(version: string, schema: GraphQLSchema): void {
  writeFileSync(new URL(name(version), folder), `${printSchema(schema)}\n`, { flag: 'wx' })
}
