import { readFile } from 'node:fs/promises'
import type { Config } from '../../config.ts'
import { InvalidInput, messageOf } from '../../core/errors.ts'
import { DocumentCache } from '../../graphql/operations/document-cache.ts'
import type { TrustedDocuments } from '../../graphql/operations/trusted-documents.ts'
import { makeSchema } from '../../graphql/schema.ts'
import { ownDocuments } from './own-documents.ts'
import { type Manifest, readManifest, sha256Of } from './read-manifest.ts'

/**
 * The documents of the manifests that the configuration names, and G1's own; null: any document is carried out. Throws
 * InvalidInput for a manifest that cannot be used, a document in it that the schema refuses included.
 */
export async function openTrustedDocuments(
  { trustedDocuments: paths, introspection }: Pick<Config, 'trustedDocuments' | 'introspection'>,
  consoleDir: string,
): Promise<TrustedDocuments | null> {
  if (paths === null) return null
  const cache = new DocumentCache({ schema: makeSchema(), introspection })
  const documents = new Map((await ownDocuments(consoleDir)).map((text) => [sha256Of(text), text]))
  for (const path of paths) {
    try {
      addTo(documents, readManifest(await readFile(path, 'utf8')), cache)
    } catch (error) {
      throw new InvalidInput(
        `G1_TRUSTED_DOCUMENTS cannot be used, ${path}: ${inOneLine(messageOf(error))}. Correct or leave out this file.`,
      )
    }
  }
  return { documents, only: true }
}

function addTo(documents: Map<string, string>, manifest: Manifest, cache: DocumentCache): void {
  for (const [id, text] of manifest) {
    const [wrong] = cache.prepare(text).errors
    if (wrong !== undefined) throw new Error(`found a document that the schema refuses under ${id}: ${wrong.message}`)
    for (const key of [id, sha256Of(text)]) {
      const other = documents.get(key) ?? text
      if (other !== text) throw new Error(`found another text under ${key} than before, expected one`)
      documents.set(key, text)
    }
  }
}

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').replace(/\.$/, '')
