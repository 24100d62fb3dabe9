import { createHash } from 'node:crypto'
import { type Sha256, sha256 } from '../core/ids.ts'

/** The SHA-256 of the UTF-8 bytes of a text. */
export const hashText = (text: string): Sha256 => sha256(createHash('sha256').update(text, 'utf8').digest('hex'))
