import type { IncomingHttpHeaders } from 'node:http'

/** Cookies of the platform, those of other previews of the host among them: no application may see or set one. */
const isOfPlatform = (cookie: string): boolean => cookie.trimStart().toLowerCase().startsWith('g1_')

const pairsOf = ({ cookie = '' }: Pick<IncomingHttpHeaders, 'cookie'>): readonly string[] =>
  cookie.split(';').map((pair) => pair.trim())

/** The cookies of a request. */
export const cookiesOf = (headers: Pick<IncomingHttpHeaders, 'cookie'>): ReadonlyMap<string, string> =>
  new Map(
    pairsOf(headers).map((pair) => {
      const cut = pair.indexOf('=')
      return [pair.slice(0, cut), pair.slice(cut + 1)]
    }),
  )

/** A request's cookies without the platform's; undefined: there are no others. */
export const cookiesForApplication = (headers: Pick<IncomingHttpHeaders, 'cookie'>): string | undefined =>
  pairsOf(headers)
    .filter((pair) => pair !== '' && !isOfPlatform(pair))
    .join('; ') || undefined

/** What an application sets, without what would pass for the platform's. */
export const cookiesOfApplication = (setCookie: readonly string[]): readonly string[] =>
  setCookie.filter((cookie) => !isOfPlatform(cookie))
