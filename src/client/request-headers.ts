import { KeyUnavailable } from './errors.ts'

/** An API key, or what gives the one to use now: it is asked before every request and every new connection. */
export type Key = string | (() => string | Promise<string>)

interface Heading {
  readonly key: Key | undefined
  readonly headers: Readonly<Record<string, string>> | undefined
}

/** The headers of the next request, with the key of that moment. Throws KeyUnavailable. */
export const requestHeaders =
  ({ key, headers }: Heading) =>
  async (): Promise<Readonly<Record<string, string>>> =>
    key === undefined ? { ...headers } : { authorization: `Bearer ${await read(key)}`, ...headers }

async function read(key: Key): Promise<string> {
  try {
    return typeof key === 'string' ? key : await key()
  } catch (error) {
    throw new KeyUnavailable(error)
  }
}
