import { NotFound } from '../core/errors.ts'
import { defaultTenant, type Sha256, type TenantId } from '../core/ids.ts'
import type { Sql } from './sql.ts'

/** Bytes under their own hash. */
export interface NewBlob {
  readonly tenantId: TenantId
  readonly sha256: Sha256
  readonly bytes: Uint8Array
}

/** Bytes that are sent in one statement. */
const chunkBytes = 16 * 1024 * 1024

/** Writes what is not there yet, sorted by hash, so that two writers of the same blobs cannot wait for each other. */
export async function putBlobs(sql: Sql, blobs: readonly NewBlob[]): Promise<void> {
  const unique = new Map(blobs.map((blob) => [`${blob.tenantId}/${blob.sha256}`, blob]))
  const sorted = [...unique].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, blob]) => blob)
  for (const chunk of chunks(sorted)) await insert(sql, chunk)
}

async function insert(sql: Sql, blobs: readonly NewBlob[]): Promise<void> {
  await sql.query(
    {
      name: 'put_blobs',
      text: `INSERT INTO blob (tenant_id, sha256, bytes)
             SELECT tenant_id, sha256, decode(bytes, 'base64')
             FROM unnest($1::uuid[], $2::text[], $3::text[]) AS b (tenant_id, sha256, bytes)
             ORDER BY tenant_id, sha256 ON CONFLICT DO NOTHING`,
    },
    [
      blobs.map((blob) => blob.tenantId),
      blobs.map((blob) => blob.sha256),
      blobs.map((blob) => Buffer.from(blob.bytes).toString('base64')),
    ],
  )
}

function chunks(blobs: readonly NewBlob[]): readonly (readonly NewBlob[])[] {
  const all: NewBlob[][] = []
  let room = 0
  for (const blob of blobs) {
    if (room < blob.bytes.length || all.length === 0) {
      all.push([])
      room = chunkBytes
    }
    all.at(-1)?.push(blob)
    room -= blob.bytes.length
  }
  return all
}

/** See `Store.getBlob`. */
export async function getBlob(sql: Sql, sha256: Sha256): Promise<Uint8Array> {
  const [row] = await sql.query<{ bytes: Uint8Array }>('SELECT bytes FROM blob WHERE tenant_id = $1 AND sha256 = $2', [
    defaultTenant,
    sha256,
  ])
  if (row !== undefined) return new Uint8Array(row.bytes)
  throw new NotFound(`Found no blob ${sha256}, expected one that was written before it was named.`)
}
