import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as client from '../../client/generated/graphql.ts'
import { InvalidInput } from '../../core/errors.ts'
import { readManifest } from './read-manifest.ts'

/** Where the build of the console lists what it sends (`web/build.ts`). No page is served whose name begins with a dot. */
const listName = '.documents.json'

/** Texts of the documents that G1's own client and the console in `consoleDir`, if it is built, send. Throws InvalidInput. */
export async function ownDocuments(consoleDir: string): Promise<readonly string[]> {
  return [...clientDocuments(), ...(await consoleDocuments(consoleDir))]
}

/** As the client sends them, the fragments that they use included. */
export const clientDocuments = (): readonly string[] =>
  Object.entries(client).flatMap(([name, exported]) =>
    exported instanceof client.TypedDocumentString && name.endsWith('Document') ? [exported.toString()] : [],
  )

async function consoleDocuments(consoleDir: string): Promise<readonly string[]> {
  if (!existsSync(consoleDir)) return []
  try {
    return [...readManifest(await readFile(join(consoleDir, listName), 'utf8')).values()]
  } catch {
    throw new InvalidInput(
      `Found no list of the console's documents in ${consoleDir}, which G1_TRUSTED_DOCUMENTS needs; build the console anew: npm run console`,
    )
  }
}
