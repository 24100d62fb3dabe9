/** Whom a client talks to. */
export interface Endpoint {
  /** As it is named in messages: `openai`, `my-ollama`. */
  readonly name: string
  /** Its API; the beginning of every address that is asked. */
  readonly url: string
  /** null: it wants none. */
  readonly apiKey: string | null
}

/** The name and the host, for messages. */
export const describeEndpoint = ({ name, url }: Endpoint): string => `${name} (${URL.parse(url)?.host ?? 'no address'})`

/** What stands around a key: `Authorization: Bearer …`, `sk-ant-…`; also of keys that are not this client's. */
const keyLike = /\b(?:bearer|basic)\s+[\w.~+/=*-]{8,}|\b(?:sk|pk|gsk|xai|key)-[\w*-]{6,}/gi

/** A provider's own words without keys, on one line, and no more of them than a message needs. */
export function withoutKeys(said: string, { apiKey }: Endpoint): string {
  const bare = apiKey === null || apiKey === '' ? said : said.replaceAll(apiKey, '[key]')
  const line = bare.replaceAll(keyLike, '[key]').replaceAll(/\s+/g, ' ').trim()
  return line.length > 300 ? `${line.slice(0, 299)}…` : line
}
