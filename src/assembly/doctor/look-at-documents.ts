import type { Check } from '../../cli/world.ts'
import type { Config } from '../../config.ts'
import { consoleDir } from '../console-dir.ts'
import { openTrustedDocuments } from '../trusted/open-trusted-documents.ts'

/** Which documents callers may have carried out. Throws InvalidInput for manifests that would end the start. */
export async function lookAtDocuments(config: Config): Promise<Omit<Check, 'what'>> {
  const trusted = await openTrustedDocuments(config, consoleDir)
  if (trusted === null) return { state: 'ok', says: 'no G1_TRUSTED_DOCUMENTS: any document is carried out' }
  const { size } = new Set(trusted.documents.values())
  return { state: 'ok', says: `${size} documents are trusted, G1's own included; no other is carried out` }
}
