import { execFile } from 'node:child_process'
import { delimiter, join, sep } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The version of the `node` that a shell would start with this PATH; what npm puts in front of it does not count. */
export async function shellNode(path: string): Promise<string | null> {
  const folders = path.split(delimiter).filter((folder) => folder !== '' && !isOfNpm(folder))
  for (const folder of folders) {
    const version = await versionOf(join(folder, 'node'))
    if (version !== null) return version
  }
  return null
}

const isOfNpm = (folder: string): boolean =>
  folder.includes(`${sep}node_modules${sep}`) || folder.endsWith(`${sep}node-gyp-bin`)

const versionOf = (program: string): Promise<string | null> =>
  run(program, ['--version'], { timeout: 5_000 }).then(
    ({ stdout }) => stdout.trim(),
    () => null,
  )
