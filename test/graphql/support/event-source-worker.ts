import { parentPort, workerData } from 'node:worker_threads'

/** The parts of `EventSource` that are used here: Node has it behind a flag, and its types have not. */
interface Source {
  addEventListener(
    type: string,
    listener: (event: { readonly data?: string; readonly lastEventId?: string }) => void,
  ): void
  close(): void
}
declare const EventSource: new (url: string) => Source

const source = new EventSource(workerData as string)
source.addEventListener('next', ({ data, lastEventId }) => parentPort?.postMessage({ type: 'next', data, lastEventId }))
source.addEventListener('error', () => parentPort?.postMessage({ type: 'error' }))
// Whoever does not close would come back for ever: the standard has no other end.
source.addEventListener('complete', () => {
  parentPort?.postMessage({ type: 'complete' })
  source.close()
})
// Its timer for coming back keeps no thread alive; this does, until whoever began it ends it.
parentPort?.on('message', () => undefined)
