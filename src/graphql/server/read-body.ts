import { isUtf8 } from 'node:buffer'
import type { GraphQLError } from 'graphql'
import { createGraphQLError, type GraphQLParams, type Plugin } from 'graphql-yoga'

/** A request that is no GraphQL request. */
export const badRequest = (message: string, status: number): GraphQLError =>
  createGraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status } } })

/**
 * Reads bodies as they came: bytes that are no UTF-8 are refused, where the platform's own reader would put U+FFFD in
 * their place and the requirements would not be verbatim. Only JSON is taken, which no foreign page can send unasked.
 * Addresses of GET requests are read here too, so that what is wrong with them is told as what it is.
 */
export const readBody: Plugin = {
  onRequestParse({ request, setRequestParser }) {
    if (request.method === 'GET') return setRequestParser(({ url }) => readQuery(url))
    if (request.method !== 'POST') return
    setRequestParser(async (posted) => {
      checkType(posted.headers.get('content-type') ?? '', posted.headers.get('content-encoding'))
      return parseBody(new Uint8Array(await posted.arrayBuffer()))
    })
  },
}

/** Refuses what is no plain JSON, by the headers that say so. */
export function checkType(contentType: string, encoding: string | null | undefined): void {
  const [type = ''] = contentType.split(/[;,]/)
  if (type.trim().toLowerCase() !== 'application/json') {
    throw badRequest(`Found the content type "${type.slice(0, 60)}", expected application/json.`, 415)
  }
  if (encoding != null && encoding.toLowerCase() !== 'identity') {
    throw badRequest(`Found the content encoding "${encoding.slice(0, 60)}", expected none.`, 415)
  }
}

export function parseBody(bytes: Uint8Array): GraphQLParams {
  if (!isUtf8(bytes)) throw badRequest('Found bytes that are no UTF-8, expected JSON in UTF-8; mend the encoding.', 400)
  const body = parsed(Buffer.from(bytes).toString('utf8'))
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw badRequest('Found no object in the body, expected {"query": …, "variables": …}.', 400)
  }
  for (const [name, isRight, expected] of members) {
    const value = (body as Readonly<Record<string, unknown>>)[name] ?? null
    if (value !== null && !isRight(value)) throw badRequest(`Found "${name}" that is no ${expected}.`, 400)
  }
  return body
}

const isText = (value: unknown): boolean => typeof value === 'string'
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a request may hold, or null in its place. */
const members = [
  ['query', isText, 'text'],
  ['documentId', isText, 'text'],
  ['operationName', isText, 'text'],
  ['variables', isObject, 'object'],
  ['extensions', isObject, 'object'],
] as const

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest('Found a body that is no JSON, expected {"query": …, "variables": …}.', 400)
  }
}

/** The operation in the address of a GET request. Throws a GraphQLError where its variables or extensions are no JSON objects. */
export function readQuery(url: string): GraphQLParams {
  const given = new URLSearchParams(url.slice(url.indexOf('?') + 1))
  const named = {
    query: given.get('query'),
    operationName: given.get('operationName'),
    documentId: given.get('documentId'),
    variables: objectIn(given, 'variables'),
    extensions: objectIn(given, 'extensions'),
  }
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== null && value !== ''))
}

/** null where nothing is given. */
function objectIn(given: URLSearchParams, name: string): Readonly<Record<string, unknown>> | null {
  const text = given.get(name)
  if (text === null || text === '') return null
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && !Array.isArray(value)) return value as Readonly<Record<string, unknown>> | null
  } catch {
    // The same answer as to a value that is no object.
  }
  throw badRequest(`Found "${name}" that is no JSON object, expected {"…": …}.`, 400)
}
