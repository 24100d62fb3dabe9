import { createHash } from 'node:crypto'
import { sha256 } from '../core/ids.ts'
import type { FileRef } from '../core/knowledge/entry.ts'
import type { Store } from '../core/store/store.ts'
import { type AppFile, encodeFiles } from '../workspace/files/application-file.ts'

/** Writes files into the blob store, checked for safe paths, and returns where they are. Throws PathRefused. */
export async function storeFiles(
  store: Pick<Store, 'putBlobs'>,
  files: readonly AppFile[],
): Promise<readonly FileRef[]> {
  const blobs = encodeFiles(files).map(({ path, bytes }) => ({
    path,
    bytes,
    sha256: sha256(createHash('sha256').update(bytes).digest('hex')),
  }))
  await store.putBlobs(blobs.map(({ sha256: hash, bytes }) => ({ sha256: hash, bytes })))
  return blobs.map(({ path, sha256: hash, bytes }) => ({ path, sha256: hash, size: bytes.byteLength }))
}

/** Reads files back from the blob store. */
export function loadFiles(store: Pick<Store, 'getBlob'>, refs: readonly FileRef[]): Promise<readonly AppFile[]> {
  return Promise.all(
    refs.map(async ({ path, sha256: hash }) => ({
      path,
      content: Buffer.from(await store.getBlob(hash)).toString('utf8'),
    })),
  )
}
