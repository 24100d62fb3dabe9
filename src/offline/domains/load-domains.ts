import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { InvalidInput, messageOf } from '../../core/errors.ts'
import { domainPackSchema, type DomainPack } from './domain-pack.ts'

/** Reads the domain packs of a folder (`brain/knowledge/domains`), in the order of their file names. */
export async function loadDomains(folder: string): Promise<DomainPack[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md') && name !== 'README.md').sort()
  return Promise.all(names.map(async (name) => parseDomain(name, await readFile(join(folder, name), 'utf8'))))
}

/** The pack in the front matter of a Markdown file. Throws InvalidInput that names the file and what is wrong. */
export function parseDomain(name: string, source: string): DomainPack {
  const front = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/.exec(source)?.[1]
  if (front === undefined)
    throw new InvalidInput(`${name}: found no front matter; start the file with --- and YAML`, [name])
  let data: unknown
  try {
    data = parse(front)
  } catch (error) {
    throw new InvalidInput(`${name}: the front matter is not YAML: ${messageOf(error)}`, [name])
  }
  const pack = domainPackSchema.safeParse(data)
  if (!pack.success) {
    const issue = pack.error.issues[0]
    throw new InvalidInput(`${name}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a domain pack'}`, [name])
  }
  return pack.data
}
