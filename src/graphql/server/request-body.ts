import type { IncomingMessage } from 'node:http'
import type { OperationRequest } from '../operations/operations.ts'
import { mostBody } from './limits.ts'
import { badRequest, checkType, parseBody } from './read-body.ts'

/** Reads the body of a GraphQL request. Throws a GraphQLError with `extensions.http.status` 400, 413 or 415. */
export async function readRequestBody(request: IncomingMessage): Promise<OperationRequest> {
  checkType(request.headers['content-type'] ?? '', request.headers['content-encoding'])
  if (Number(request.headers['content-length'] ?? 0) > mostBody) throw tooLarge()
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > mostBody) throw tooLarge()
    chunks.push(chunk)
  }
  return parseBody(Buffer.concat(chunks))
}

const tooLarge = () => badRequest(`Found a body of more than ${mostBody} bytes, expected less.`, 413)
