import { badRequest, tooLarge } from './errors.js'

const limit = 256 * 1024

/** Reads the whole body as text. Refuses more than 256 KB and what is not UTF-8. */
export async function readBody(request) {
  const chunks = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > limit) throw tooLarge()
    chunks.push(chunk)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw badRequest('The body is not valid UTF-8.')
  }
}

/** The body as a JSON object; no body at all counts as `{}` where `optional`. */
export function parseJson(text, contentType, { optional = false } = {}) {
  if (text === '' && optional) return {}
  if (!/^application\/json\b/i.test(contentType)) throw badRequest('Send JSON, with content-type: application/json.')
  let value
  try {
    value = JSON.parse(text)
  } catch {
    throw badRequest('The body is not valid JSON.')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badRequest('The body must be a JSON object.')
  return value
}

/** The body of a form as an object of strings. */
export function parseForm(text, contentType) {
  if (text !== '' && !/^application\/x-www-form-urlencoded\b/i.test(contentType))
    throw badRequest('Send the form as application/x-www-form-urlencoded.')
  return Object.fromEntries(new URLSearchParams(text))
}
