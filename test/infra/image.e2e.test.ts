import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, inject, test } from 'vitest'
import { buildImage } from '../../scripts/image/build-image.ts'
import { readDockerfile } from '../../scripts/image/read-dockerfile.ts'
import { tryImage } from '../../scripts/image/try-image.ts'
import { cloneDatabase } from '../support/database.ts'
import { withServer } from '../support/with-server.ts'
import { checkout } from './support/infra-files.ts'

const call = promisify(execFile)

/** Which of these programs this machine has not. */
async function notInstalled(programs: readonly string[]): Promise<readonly string[]> {
  const found = programs.map((name) =>
    call('/bin/sh', ['-c', `command -v ${name}`]).then(
      () => [],
      () => [name],
    ),
  )
  return (await Promise.all(found)).flat()
}

withServer('on Postgres', inject('postgres'), (postgres) => {
  test('the steps of the Dockerfile make an image that works read-only, without rights, and ends when it is told to', {
    timeout: 180_000,
  }, async ({ annotate, skip }) => {
    const missing = await notInstalled(['bwrap', 'tini'])
    if (missing.length > 0) skip(`found no ${missing.join(', ')} on this machine; install bubblewrap and tini`)
    const scratch = await mkdtemp(join(tmpdir(), 'g1-image-'))
    await chmod(scratch, 0o755)
    try {
      const stages = readDockerfile(await readFile(join(checkout, 'infra/docker/Dockerfile'), 'utf8'))
      const said: string[] = []
      const image = await buildImage({
        stages,
        context: checkout,
        scratch,
        whole: false,
        say: (line) => said.push(line),
      })
      await annotate(said.join('\n'))
      const { status, exitCode, output } = await tryImage(image, {
        confinement: { refuseUserNamespaces: false },
        env: { DATABASE_URL: await cloneDatabase(postgres) },
        scratch,
      })
      expect({ status, exitCode }, output).toEqual({ status: 'COMPLETED', exitCode: 0 })
    } finally {
      await rm(scratch, { recursive: true, force: true })
    }
  })
})
