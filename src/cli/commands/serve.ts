import { type ExitCode, exitCode } from '../exit-code.ts'
import type { World } from '../world.ts'

/** `g1 serve`: a server until Ctrl-C, which hands its runs over and ends. */
export async function serve(world: World, port: number | null): Promise<ExitCode> {
  const server = await world.serve(port)
  world.terminal.out(`G1 serves ${server.url} (GraphQL at ${server.url.replace(/\/$/, '')}/graphql). Ctrl-C ends it.\n`)
  await new Promise<void>((resolve) => {
    if (world.interrupted.aborted) resolve()
    else world.interrupted.addEventListener('abort', () => resolve(), { once: true })
  })
  await server.close()
  return exitCode.done
}
