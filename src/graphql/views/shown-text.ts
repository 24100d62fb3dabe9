import { isUtf8 } from 'node:buffer'

/** Bytes that are shown as text at most. */
export const mostText = 1_000_000

/** Bytes as text; null where they are not UTF-8, or too many. */
export const shownText = (bytes: Uint8Array): string | null =>
  bytes.byteLength <= mostText && isUtf8(bytes) ? Buffer.from(bytes).toString('utf8') : null
