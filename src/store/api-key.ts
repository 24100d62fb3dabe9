import { apiKeyId, defaultTenant, sha256 } from '../core/ids.ts'
import type { ApiKeyRow, ApiKeyStore, Role } from '../core/store/api-key-store.ts'
import type { Sql } from './sql.ts'

const columns = `id, name, role, sha256, created_at, expires_at, revoked_at, last_used_at,
  revoked_at IS NULL AND (expires_at IS NULL OR expires_at > clock_timestamp()) AS usable`

interface Row {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly sha256: string
  readonly created_at: number
  readonly expires_at: number | null
  readonly revoked_at: number | null
  readonly last_used_at: number | null
  readonly usable: boolean
}

const toRow = (row: Row): ApiKeyRow => ({
  id: apiKeyId(row.id),
  name: row.name,
  role: row.role,
  sha256: sha256(row.sha256),
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
  lastUsedAt: row.last_used_at,
  isUsable: row.usable,
})

/** See `ApiKeyStore`. */
export const apiKeysIn = (sql: Sql): ApiKeyStore => ({
  async add({ id, name, role, sha256, expiresAt }) {
    const [row] = await sql.query<Row>(
      `INSERT INTO api_key (tenant_id, id, name, role, sha256, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6::timestamptz) RETURNING ${columns}`,
      [defaultTenant, id, name, role, sha256, expiresAt === null ? null : new Date(expiresAt).toISOString()],
    )
    if (row === undefined) throw new Error('INSERT … RETURNING gave no row.')
    return toRow(row)
  },
  async list() {
    const rows = await sql.query<Row>(
      `SELECT ${columns} FROM api_key WHERE tenant_id = $1 ORDER BY created_at DESC, id`,
      [defaultTenant],
    )
    return rows.map(toRow)
  },
  async find(ids) {
    const rows = await sql.query<Row>(
      { name: 'find_api_keys', text: `SELECT ${columns} FROM api_key WHERE id = ANY($1::text[])` },
      [ids],
    )
    return rows.map(toRow)
  },
  async revoke(id) {
    const [row] = await sql.query<Row>(
      `UPDATE api_key SET revoked_at = coalesce(revoked_at, clock_timestamp())
       WHERE tenant_id = $1 AND id = $2 RETURNING ${columns}`,
      [defaultTenant, id],
    )
    return row === undefined ? null : toRow(row)
  },
  async noteUse(id) {
    await sql.query(
      `UPDATE api_key SET last_used_at = clock_timestamp() WHERE id = $1
         AND (last_used_at IS NULL OR last_used_at < clock_timestamp() - interval '10 minutes')`,
      [id],
    )
  },
})
