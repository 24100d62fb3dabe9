import { badRequest, tooLarge } from './errors.js'

const limit = 256 * 1024

/** Reads the whole body as text. Refuses more than 256 KB and what is not UTF-8. */
export async function readBody(request) {
  const bytes = await bytesOf(request)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw badRequest('The body is not valid UTF-8.')
  }
}

function bytesOf(request) {
  return new Promise((resolve, reject) => {
    const chunks = []
    let size = 0
    request.on('data', (chunk) => {
      size += chunk.length
      if (size <= limit) return void chunks.push(chunk)
      // The rest is read and dropped: a sender that is cut off in the middle would never see the answer.
      chunks.length = 0
      reject(tooLarge())
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', reject)
    request.on('close', () => reject(badRequest('The body ended too early.')))
  })
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
