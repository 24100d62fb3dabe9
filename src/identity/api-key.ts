import { createHash, timingSafeEqual } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { InvalidInput } from '../core/errors.ts'
import { type ApiKeyId, apiKeyId, type Sha256, sha256 } from '../core/ids.ts'
import type { NewApiKey, Role } from '../core/store/api-key-store.ts'
import { base32, base32Bytes, base32Digit } from './base32.ts'

const idBytes = 5
/** 160 bits: nobody finds such a number by trying, so that a fast hash is enough to keep it. */
const secretBytes = 20
const checksumDigits = 7

/** `g1key_<id: 8 digits>_<secret: 32 digits><checksum: 7 digits>`; what follows the `g1` up to the secret is the key's id. */
const shape = new RegExp(`^g1(key_${base32Digit}{8})_${base32Digit}{39}$`)
const idShape = new RegExp(`^key_${base32Digit}{8}$`)
const mostName = 100

/** A text that has the shape and the checksum of a key. Whether there is such a key, the store knows. */
export interface PresentedKey {
  readonly id: ApiKeyId
  readonly sha256: Sha256
}

/** Reads a key; null where it is none, or was mistyped. */
export function readApiKey(text: string): PresentedKey | null {
  const [, id] = shape.exec(text) ?? []
  if (id === undefined || checksumOf(text.slice(0, -checksumDigits)) !== text.slice(-checksumDigits)) return null
  return { id: apiKeyId(id), sha256: hash(text) }
}

/** Reads the id of a key. Throws InvalidInput for anything else, without repeating it: it may be a whole key. */
export function readApiKeyId(text: string, path: readonly string[]): ApiKeyId {
  if (idShape.test(text)) return apiKeyId(text)
  throw new InvalidInput('Found no id of a key, expected one such as key_4k2m9x7q; copy it from "g1 keys list".', path)
}

interface Order {
  readonly name: string
  readonly role: Role
  /** How long it can be used, in milliseconds; null: for good. */
  readonly lifetimeMs: number | null
}

interface Surroundings {
  readonly now: number
  /** So many random bytes, fit for secrets. */
  readonly random: (bytes: number) => Uint8Array
}

/** Makes a key: the text, which only its holder gets, and what is stored of it. Throws InvalidInput. */
export function newApiKey(
  { name, role, lifetimeMs }: Order,
  { now, random }: Surroundings,
): { readonly text: string; readonly stored: NewApiKey } {
  const trimmed = name.trim()
  if (trimmed === '' || trimmed.length > mostName || /\p{C}/u.test(trimmed)) {
    throw new InvalidInput(
      `Found a name of ${trimmed.length} characters, expected 1 to ${mostName} printable ones that say who uses the key.`,
      ['input', 'name'],
    )
  }
  if (lifetimeMs !== null && lifetimeMs <= 0) {
    throw new InvalidInput('Found an end that is past already, expected one to come.', ['input', 'expiresInSeconds'])
  }
  const id = apiKeyId(`key_${base32Bytes(random(idBytes))}`)
  const unchecked = `g1${id}_${base32Bytes(random(secretBytes))}`
  const text = `${unchecked}${checksumOf(unchecked)}`
  return {
    text,
    stored: { id, name: trimmed, role, sha256: hash(text), expiresAt: lifetimeMs === null ? null : now + lifetimeMs },
  }
}

/** Compares two hashes in a time that does not depend on where they differ. */
export const isSameHash = (one: Sha256, other: Sha256): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

const checksumOf = (text: string): string => base32(crc32(text), checksumDigits)
const hash = (text: string): Sha256 => sha256(createHash('sha256').update(text).digest('hex'))
