import { isUtf8 } from 'node:buffer'
import type { GraphQLError } from 'graphql'
import { createGraphQLError, type GraphQLParams, type Plugin } from 'graphql-yoga'

/** A request that is no GraphQL request. */
const badRequest = (message: string, status: number): GraphQLError =>
  createGraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status } } })

/**
 * Reads bodies as they came: bytes that are no UTF-8 are refused, where the platform's own reader would put U+FFFD in
 * their place and the requirements would not be verbatim. Only JSON is taken, which no foreign page can send unasked.
 */
export const readBody: Plugin = {
  onRequestParse({ request, setRequestParser }) {
    if (request.method !== 'POST') return
    setRequestParser(async (posted) => {
      const [type = ''] = (posted.headers.get('content-type') ?? '').split(/[;,]/)
      if (type.trim().toLowerCase() !== 'application/json') {
        throw badRequest(`Found the content type "${type.slice(0, 60)}", expected application/json.`, 415)
      }
      return parseBody(new Uint8Array(await posted.arrayBuffer()))
    })
  },
}

function parseBody(bytes: Uint8Array): GraphQLParams {
  if (!isUtf8(bytes)) throw badRequest('Found bytes that are no UTF-8, expected JSON in UTF-8; mend the encoding.', 400)
  const body = parsed(Buffer.from(bytes).toString('utf8'))
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw badRequest('Found no object in the body, expected {"query": …, "variables": …}.', 400)
  }
  return body
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest('Found a body that is no JSON, expected {"query": …, "variables": …}.', 400)
  }
}
