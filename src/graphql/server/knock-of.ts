import type { IncomingMessage } from 'node:http'
import { BlockList, isIP, isIPv6 } from 'node:net'
import type { Knock } from './admission.ts'
import { isForwarded } from './gate.ts'

/** Where one's own proxies stand: what they say of others is believed. Loopback, private and link-local addresses. */
const near = new BlockList()
near.addSubnet('10.0.0.0', 8)
near.addSubnet('127.0.0.0', 8)
near.addSubnet('172.16.0.0', 12)
near.addSubnet('192.168.0.0', 16)
near.addAddress('::1', 'ipv6')
near.addSubnet('fc00::', 7, 'ipv6')
near.addSubnet('fe80::', 10, 'ipv6')

/** What a request shows of its caller; the parameters of a WebSocket's first message stand for headers it cannot set. */
export function knockOf(request: Pick<IncomingMessage, 'headers' | 'socket'>, parameters: unknown = null): Knock {
  const { headers } = request
  return {
    authorization: headers.authorization ?? authorizationIn(parameters),
    address: addressOf(request),
    isForwarded: isForwarded(headers),
  }
}

/** Whoever spoke to the last proxy, so that those behind one proxy are not taken for one. */
function addressOf({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): string {
  const { remoteAddress: peer = '' } = socket
  const last =
    String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .at(-1)
      ?.trim() ?? ''
  return isIP(last) > 0 && near.check(peer, isIPv6(peer) ? 'ipv6' : 'ipv4') ? last : peer
}

function authorizationIn(parameters: unknown): string | undefined {
  if (typeof parameters !== 'object' || parameters === null) return undefined
  const found = Object.entries(parameters).find(([name]) => name.toLowerCase() === 'authorization')?.[1] as unknown
  return typeof found === 'string' ? found : undefined
}
