import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const g1 = fileURLToPath(new URL('../../../../src/cli/main.ts', import.meta.url))

/** Makes a key as the page of the sign-in says: with `g1 keys create`, before the server has the folder. */
export async function makeKey(dataDir: string): Promise<string> {
  const { PATH = '' } = process.env
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [g1, 'keys', 'create', '--role', 'operator', '--name', 'you'],
    { env: { PATH, G1_DATA: dataDir } },
  )
  return stdout.trim()
}
