import type { GraphQLSchema } from 'graphql'
import { InvalidInput, NotFound } from '../../core/errors.ts'
import type { Answer } from '../server/routes.ts'
import { faultAnswer, refusalAnswer } from './failure.ts'
import { argumentTypes, demandAll, readFields, readQuery } from './read-arguments.ts'
import { readBody } from './read-body.ts'
import type { RouteRequest } from './rest-options.ts'
import type { RestOperation } from './rest-operations.ts'
import type { SofaEngine } from './sofa-engine.ts'

interface Parts {
  /** The schema as the REST API shows it. */
  readonly shown: GraphQLSchema
  readonly engine: SofaEngine
  readonly base: string
}

/** Answers requests for one operation: reads and checks what was sent, has it carried out, says what came of it. */
export function operationRoute(operation: RestOperation, { shown, engine, base }: Parts) {
  const { method, path, name, field, names = {}, status = 200 } = operation
  const expected = argumentTypes(field.startsWith('Query.') ? shown.getQueryType() : shown.getMutationType(), name)
  const inPath = new Map([...expected].filter(([argument]) => path.includes(`{${argument}}`)))
  const outside = new Map([...expected].filter(([argument]) => !inPath.has(argument)))
  const ours = new Map(Object.entries(names).map(([here, there]) => [there, here]))
  return async ({ request, given, query, asking }: RouteRequest): Promise<Answer> => {
    readQuery(new URLSearchParams(given), inPath)
    const search = readQuery(query, method === 'GET' ? outside : new Map())
    const sent = method === 'POST' ? await readBody(request) : {}
    const key = idempotencyKey(request.headers['idempotency-key'], { sent, taken: outside.has('idempotencyKey') })
    const body = readFields({ ...sent, ...key }, outside)
    demandAll(new Set([...search.keys(), ...Object.keys(body)]), outside)
    const filled = path.replace(/\{(\w+)\}/g, (_, argument: string) => encodeURIComponent(given[argument] ?? ''))
    const hasBody = method === 'POST' || Object.keys(body).length > 0
    const outcome = await engine.carry({ method, path: filled, search, body: hasBody ? body : null }, asking)
    if ('error' in outcome) return faultAnswer(outcome.error, asking.requestId)
    if ('userErrors' in outcome) {
      return refusalAnswer(outcome.userErrors, { requestId: asking.requestId, names: ours })
    }
    if (status === 204) return { status, type: '', body: '' }
    if (outcome.json === 'null') {
      throw new NotFound(`Found nothing at ${base}${filled}: what it names does not exist, or has none (yet).`)
    }
    const headers = locationOf(operation, base, outcome.json)
    return { status, type: 'application/json; charset=utf-8', body: outcome.json, headers }
  }
}

/** The header as the argument that it stands for. Throws InvalidInput where there is none, or another one. */
function idempotencyKey(
  header: string | string[] | undefined,
  { sent, taken }: { readonly sent: Readonly<Record<string, unknown>>; readonly taken: boolean },
): { readonly idempotencyKey?: string } {
  if (header === undefined) return {}
  const key = String(header)
  const path = ['Idempotency-Key']
  if (!taken) throw new InvalidInput('Found an Idempotency-Key, expected none: this operation keeps none.', path)
  if ((sent['idempotencyKey'] ?? key) !== key) {
    throw new InvalidInput('Found one key in the Idempotency-Key header and another one in the body.', path)
  }
  return { idempotencyKey: key }
}

/** Where a new run is. */
function locationOf({ status, tag }: RestOperation, base: string, body: string): Readonly<Record<string, string>> {
  if (status !== 201 || tag !== 'runs') return {}
  const { id } = JSON.parse(body) as { readonly id: string }
  return { location: `${base}/runs/${id}` }
}
