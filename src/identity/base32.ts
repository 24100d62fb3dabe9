/** Crockford's base 32 in lower case: without i, l, o and u, which people confuse. https://www.crockford.com/base32.html */
const digits = '0123456789abcdefghjkmnpqrstvwxyz'

/** The digits as a class of a regular expression. */
export const base32Digit = '[0-9a-hjkmnp-tv-z]'

/** A whole number from 0 in so many digits. */
export function base32(value: number, width: number): string {
  let rest = value
  let text = ''
  for (let place = 0; place < width; place++) {
    text = `${digits[rest % 32] ?? ''}${text}`
    rest = Math.floor(rest / 32)
  }
  return text
}

/** Eight digits for every five bytes. The number of bytes must be a multiple of five. */
export function base32Bytes(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let text = ''
  for (let at = 0; at < bytes.length; at += 5) text += base32(view.getUint8(at) * 2 ** 32 + view.getUint32(at + 1), 8)
  return text
}
