import { lazyRouteComponent } from '@tanstack/react-router'
import { inTab } from '../api/kept.ts'

/** Thrown when a part of the console could not be loaded: the server is away, or has been built anew. */
export class PartMissing extends Error {
  override readonly name = 'PartMissing'
}

/** What browsers say of it. */
const said = /dynamically imported module|Importing a module script failed|Unable to preload/

/** Whether an error means that a part of the console could not be loaded. */
export const isPartMissing = (error: unknown): boolean =>
  error instanceof PartMissing || (error instanceof Error && said.test(error.message))

/**
 * A page that is loaded when somebody goes there. Where that fails it says so in its place: the router alone would load
 * the whole console again, and where the server is away all of it would be gone.
 */
export const lazyPage: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(
    () =>
      load().catch((cause: unknown) => {
        throw new PartMissing('A part of the console could not be loaded.', { cause })
      }),
    name,
  )

/** Somebody whose server lacks the part for good is not to be sent round in circles. */
const restMs = 10_000

/** Loads the console again where the server answers: then it has all of its parts. */
export async function reloadIfServed(): Promise<void> {
  if (Date.now() - Number(inTab.read('reloaded') ?? 0) < restMs) return
  const answers = await fetch('/healthz', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )
  if (!answers) return
  inTab.keep('reloaded', String(Date.now()))
  window.location.reload()
}
