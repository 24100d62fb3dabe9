import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('../../schema/', import.meta.url)

/** The SDL of `schema/`, a text for each file. */
export function readSdl(): readonly string[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'))
  return files.toSorted().map((name) => readFileSync(new URL(name, folder), 'utf8'))
}
