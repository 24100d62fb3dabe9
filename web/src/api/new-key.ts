/** A fresh idempotency key. Not `randomUUID`: pages that do not come over HTTPS have none. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
