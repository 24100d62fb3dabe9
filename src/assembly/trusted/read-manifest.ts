import { createHash } from 'node:crypto'
import { z } from 'zod'

/** Texts of documents, by the ids under which clients ask for them. */
export type Manifest = ReadonlyMap<string, string>

/** Thrown when a text is no manifest. The message goes on after a colon. */
export class ManifestInvalid extends Error {}

const apolloFormat = 'apollo-persisted-query-manifest'
const apolloManifest = z.object({
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string().min(1), body: z.string() })),
})

/**
 * Reads a manifest as tools write it: an object of texts by their ids (relay-compiler, the client preset of graphql-codegen),
 * or Apollo's format. What looks like a SHA-256 has to be that of its text; any other id is as its tool made it. Throws
 * ManifestInvalid.
 */
export function readManifest(text: string): Manifest {
  const value = parsed(text)
  const documents = new Map<string, string>()
  for (const [id, document] of value['format'] === apolloFormat ? operationsIn(value) : textsIn(value)) {
    const claimed = /^(?:sha256:)?([0-9a-f]{64})$/i.exec(id)?.[1]?.toLowerCase()
    const found = sha256Of(document)
    if (claimed !== undefined && claimed !== found) {
      throw new ManifestInvalid(
        `found the text with the SHA-256 ${found} under ${id}, expected the one with that SHA-256`,
      )
    }
    const other = documents.get(id)
    if (other !== undefined && other !== document)
      throw new ManifestInvalid(`found two texts under ${id}, expected one`)
    documents.set(id, document)
  }
  return documents
}

/** Lower-case hexadecimal. */
export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')

function parsed(text: string): Readonly<Record<string, unknown>> {
  const value = fromJson(text)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw new ManifestInvalid('found no object, expected {"<SHA-256>": "query …"}')
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ManifestInvalid('found no JSON, expected {"<SHA-256>": "query …"}')
  }
}

function textsIn(value: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] {
  return Object.entries(value).map(([id, document]) => {
    if (typeof document === 'string') return [id, document]
    throw new ManifestInvalid(`found no text under "${id}", expected that of a document`)
  })
}

function operationsIn(value: unknown): readonly (readonly [string, string])[] {
  const { data, error } = apolloManifest.safeParse(value)
  if (data !== undefined) return data.operations.map(({ id, body }) => [id, body])
  const [wrong] = error?.issues ?? []
  throw new ManifestInvalid(`found another ${apolloFormat} than version 1 is, at ${wrong?.path.join('.') ?? '?'}`)
}
