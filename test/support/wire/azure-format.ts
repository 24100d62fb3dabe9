import type { Json } from '../../../src/core/json.ts'
import { unreachable } from '../../../src/core/unreachable.ts'
import { readChatBody } from './openai-body.ts'
import { azureLimits } from './openai-schema.ts'
import { chatFrames, openaiFormat, wholeChat } from './openai-format.ts'
import type { Frames, WireFormat, WireRefusal, WireReply } from './wire-format.ts'

const deploymentPath = /^\/openai\/deployments\/([^/]+)\/chat\/completions$/

/**
 * Azure OpenAI: `/openai/deployments/NAME/chat/completions?api-version=…`, where the endpoint of the SDK is the server's
 * URL, and `/openai/v1/chat/completions`, where the deployment is the body's model.
 */
export const azureFormat: WireFormat = {
  ...openaiFormat,
  route(method, { pathname, searchParams }) {
    if (pathname.startsWith('/openai/v1/')) return openaiFormat.route(method, new URL(pathname.slice(7), 'http://a'))
    const deployment = deploymentPath.exec(pathname)?.[1]
    if (!searchParams.has('api-version')) return null
    if (method === 'GET' && pathname === '/openai/models') return { to: 'models' }
    if (method !== 'POST' || deployment === undefined) return null
    return { to: 'answer', deployment: decodeURIComponent(deployment) }
  },
  keyOf: (headers) => headers['api-key']?.toString() ?? openaiFormat.keyOf(headers),
  read: (body, { route }) =>
    readChatBody(body, { deployment: route.to === 'answer' ? route.deployment : null, strict: azureLimits }),
  errorBody: (refusal) => ({ error: azureError(refusal) }),
  headers: ({ requestId, ...limits }) => {
    const { 'x-request-id': _, 'openai-version': __, ...rest } = openaiFormat.headers({ requestId, ...limits })
    return { 'apim-request-id': requestId, 'x-ms-region': 'Sweden Central', ...rest }
  },
  whole: (reply) => ({ ...(wholeChat(reply) as object), prompt_filter_results: [] }),
  frames: azureFrames,
}

/** A stream of Azure begins with a chunk that has no choice, but what the filter thinks of the prompt. */
function azureFrames(reply: WireReply): Frames {
  const frames = chatFrames(reply)
  const first = { id: '', object: '', created: 0, model: '', choices: [], prompt_filter_results: [] }
  return { ...frames, before: `data: ${JSON.stringify(first)}\n\n${frames.before}` }
}

function azureError({ kind, subject, param, code }: WireRefusal): Json {
  switch (kind) {
    case 'unauthorized':
      return {
        code: '401',
        message:
          'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.',
      }
    case 'not_found':
      return { code: '404', message: 'Resource not found' }
    case 'unknown_model':
      return {
        code: 'DeploymentNotFound',
        message: 'The API deployment for this resource does not exist.',
      }
    case 'bad_request':
      return { message: subject, type: 'invalid_request_error', param, code }
    case 'rate_limited':
      return { code: '429', message: 'Requests have exceeded the call rate limit of your current tier.' }
    case 'server_error':
      return {
        code: 'InternalServerError',
        message: 'Backend returned unexpected response. Please contact Microsoft for help.',
      }
    case 'overloaded':
      return { code: '503', message: 'The server is currently overloaded with other requests.' }
    default:
      return unreachable(kind)
  }
}
