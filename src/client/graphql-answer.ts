import { RequestFailed } from './errors.ts'

/** A GraphQL answer as it comes over the wire. */
interface GraphqlAnswer {
  readonly data?: unknown
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly [key: string]: unknown } }[]
}

/** The data of an answer. Throws RequestFailed where it tells of errors. */
export function dataOf<Data>(answer: unknown): Data {
  if (!isAnswer(answer)) {
    throw new RequestFailed('Found an answer that is no GraphQL, expected data or errors.', {
      code: 'INTERNAL',
      requestId: null,
    })
  }
  const [first] = answer.errors ?? []
  if (first !== undefined) throw failureOf(first)
  return answer.data as Data
}

/** One GraphQL error as an exception. */
export function failureOf(error: NonNullable<GraphqlAnswer['errors']>[number]): RequestFailed {
  const { code, requestId } = error.extensions ?? {}
  return new RequestFailed(error.message, {
    code: typeof code === 'string' ? code : 'INTERNAL',
    requestId: typeof requestId === 'string' ? requestId : null,
  })
}

const isAnswer = (value: unknown): value is GraphqlAnswer =>
  typeof value === 'object' && value !== null && ('data' in value || 'errors' in value)
