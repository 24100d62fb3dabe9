import { createHash } from 'node:crypto'
import { defaultTenant, sha256 } from '../core/ids.ts'
import { type AnswerCache, answerLifeHours } from '../core/store/answer-cache.ts'
import type { Sql } from './sql.ts'

const fresh = `created_at > clock_timestamp() - interval '${answerLifeHours} hours'`

/** Rows that one `put` removes at most: more than it adds, so that none stay. */
const mostRemoved = 100

interface Row {
  readonly request_sha256: string
  readonly model: string
  readonly bytes: Uint8Array
}

/** See `AnswerCache`. */
export const answersIn = (sql: Sql): AnswerCache => ({
  async find(requests) {
    const [row] = await sql.query<Row>(
      {
        name: 'find_answer',
        text: `SELECT a.request_sha256, a.model, b.bytes
               FROM unnest($2::text[]) WITH ORDINALITY AS asked (request_sha256, place)
               JOIN answer_cache a ON a.tenant_id = $1 AND a.request_sha256 = asked.request_sha256 AND ${fresh}
               JOIN blob b ON b.tenant_id = a.tenant_id AND b.sha256 = a.answer_sha256
               ORDER BY asked.place LIMIT 1`,
      },
      [defaultTenant, requests],
    )
    if (row === undefined) return null
    const content = Buffer.from(row.bytes).toString('utf8')
    return { request: sha256(row.request_sha256), model: row.model, content }
  },
  async put({ request, model, content }) {
    const bytes = Buffer.from(content)
    const answer = sha256(createHash('sha256').update(bytes).digest('hex'))
    await sql.query(
      {
        name: 'put_answer',
        text: `WITH text AS (
                 INSERT INTO blob (tenant_id, sha256, bytes) VALUES ($1, $4, decode($5, 'base64')) ON CONFLICT DO NOTHING
               ), removed AS (
                 DELETE FROM answer_cache WHERE (tenant_id, request_sha256) IN (
                   SELECT tenant_id, request_sha256 FROM answer_cache
                   WHERE NOT (${fresh}) AND (tenant_id, request_sha256) <> ($1::uuid, $2::text)
                   ORDER BY created_at LIMIT ${mostRemoved} FOR UPDATE SKIP LOCKED))
               INSERT INTO answer_cache (tenant_id, request_sha256, model, answer_sha256) VALUES ($1, $2, $3, $4)
               ON CONFLICT (tenant_id, request_sha256) DO UPDATE
               SET model = excluded.model, answer_sha256 = excluded.answer_sha256, created_at = clock_timestamp()`,
      },
      [defaultTenant, request, model, answer, bytes.toString('base64')],
    )
  },
  async forget(requests) {
    await sql.query('DELETE FROM answer_cache WHERE tenant_id = $1 AND request_sha256 = ANY($2::text[])', [
      defaultTenant,
      requests,
    ])
  },
})
