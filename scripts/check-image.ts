import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildImage } from './image/build-image.ts'
import { readDockerfile } from './image/read-dockerfile.ts'
import { tryImage } from './image/try-image.ts'

/**
 * Builds the image without a container engine, from the Dockerfile's own steps in scratch folders, and tries it: with
 * user namespaces, and where they are refused. `--whole` begins with a Debian made from its packages (as root, with
 * mmdebstrap, some minutes); otherwise this machine's `/usr` stands in and steps that install packages are left out.
 */
const whole = process.argv.includes('--whole')
const context = resolve(import.meta.dirname, '..')
const scratch = await mkdtemp(join(tmpdir(), 'g1-image-'))
await chmod(scratch, 0o755)
try {
  const stages = readDockerfile(await readFile(join(context, 'infra/docker/Dockerfile'), 'utf8'))
  const image = await buildImage({ stages, context, scratch, whole, say: console.log })
  for (const refuseUserNamespaces of [false, true]) {
    const { status, events, exitCode, output } = await tryImage(image, {
      confinement: { refuseUserNamespaces },
      env: {},
      scratch,
    })
    const confined = output.includes('jobs are not confined') ? 'jobs not confined' : 'jobs confined by bubblewrap'
    const where = refuseUserNamespaces ? 'without user namespaces' : 'with user namespaces'
    console.log(`${where}: healthy, ${confined}, run ${status} after ${events} events, SIGTERM → exit code ${exitCode}`)
    if (status !== 'COMPLETED' || exitCode !== 0) process.exitCode = 1
  }
} finally {
  await rm(scratch, { recursive: true, force: true })
}
