import type { IncomingHttpHeaders } from 'node:http'
import { isIPv4 } from 'node:net'

const loopbackNames: ReadonlySet<string> = new Set(['localhost', '::1', '[::1]'])

/** True for addresses that only this machine can reach. */
export const isLoopback = (host: string): boolean =>
  loopbackNames.has(host) || (isIPv4(host) && host.startsWith('127.'))

export interface GateOptions {
  /** Nobody gets in without a key, so that it does not matter by which name the server is called. */
  readonly keysDemanded: boolean
  /** Further names under which a browser may call the server. */
  readonly allowedHosts: readonly string[]
  /** Pages of other origins that may call the server: `https://console.example`. */
  readonly allowedOrigins: readonly string[]
}

/**
 * Who may call, by the headers that a browser sets and a page cannot forge: a foreign page must not reach a server on
 * this machine, neither by its own origin nor by a name that it makes resolve to the loopback address. Null: let in;
 * otherwise why not.
 */
export function refusedAtGate(
  { host, origin }: Pick<IncomingHttpHeaders, 'host' | 'origin'>,
  options: GateOptions,
): string | null {
  const name = hostName(host ?? '')
  if (!options.keysDemanded && !isLoopback(name) && !options.allowedHosts.includes(name)) {
    return `Found the host "${name.slice(0, 80)}", expected localhost; this server answers on this machine only.`
  }
  if (origin === undefined || options.allowedOrigins.includes(origin)) return null
  if (URL.canParse(origin) && new URL(origin).host === host) return null
  return `Found the origin "${origin.slice(0, 80)}", expected this server's own or one that it was told to let in.`
}

/** Whether a request came through a proxy: whoever sent it, it was perhaps nobody on this machine. */
export const isForwarded = (headers: IncomingHttpHeaders): boolean =>
  ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'].some((name) => headers[name] !== undefined)

const hostName = (host: string): string => host.replace(/:\d{1,5}$/, '').toLowerCase()
