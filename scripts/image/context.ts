import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import dockerignore from '@balena/dockerignore'

/** Which files of a folder a build may see, by its `.dockerignore`. Paths are relative, with slashes. */
export async function buildContext(folder: string): Promise<readonly string[]> {
  const rules = (await readFile(join(folder, '.dockerignore'), 'utf8')).split('\n')
  const wanted = dockerignore.default().add(rules).createFilter()
  const letIn = rules.filter((rule) => rule.startsWith('!')).map((rule) => rule.slice(1))
  const files: string[] = []
  const walk = async (below: string): Promise<void> => {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (!entry.isDirectory()) files.push(...[path].filter(wanted))
      else if (wanted(path) || letIn.some((rule) => rule.startsWith(`${path}/`))) await walk(path)
    }
  }
  await walk('')
  return files
}
