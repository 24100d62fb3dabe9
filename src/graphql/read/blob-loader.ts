import DataLoader from 'dataloader'
import { G1Error } from '../../core/errors.ts'
import type { Sha256 } from '../../core/ids.ts'
import type { Store } from '../../core/store/store.ts'

/** Bytes of files and answers that one operation shows at once: a large application and its history. */
const mostBytes = 32_000_000

/** Thrown when an operation asks for more text than one answer may hold. */
class TooMuchText extends G1Error {
  readonly code = 'LIMIT_EXCEEDED'

  constructor() {
    super(
      `Found more than ${mostBytes / 1_000_000} MB of files and answers in one operation, expected at most so many; ask for fewer at once.`,
    )
  }
}

/** Reads what is asked for together, each content once for all that show it: entries share most of their files. */
export const blobLoader = (store: Pick<Store, 'getBlob'>): DataLoader<Sha256, Uint8Array> =>
  new DataLoader<Sha256, Uint8Array>(
    async (hashes) => {
      const reads = new Map<Sha256, Promise<Uint8Array | Error>>()
      const read = hashes.map((hash) => {
        const found = reads.get(hash) ?? store.getBlob(hash).catch((error: unknown) => error as Error)
        reads.set(hash, found)
        return found
      })
      let bytes = 0
      return (await Promise.all(read)).map((found) => {
        // Every field that shows it has a copy.
        bytes += found instanceof Error ? 0 : found.byteLength
        return bytes > mostBytes ? new TooMuchText() : found
      })
    },
    { cache: false },
  )
