import { freePort } from '../../test/support/free-port.ts'
import { openNginx } from './nginx.ts'
import { openRoundRobin } from './round-robin.ts'

/** What stands before the pods. */
export interface Front {
  /** `nginx`, or what took its place. */
  readonly name: string
  readonly url: string
  /** The port of the pod that carries a WebSocket at the moment; null: none does. */
  servingPort(): Promise<number | null>
  close(): Promise<void>
}

/** Where the pods are, by the addresses that `nginx.conf` has for them: `g1-a:8013` → 40123. */
export type Upstreams = ReadonlyMap<string, number>

/** nginx with the checkout's own settings; where this machine has no nginx, a proxy that takes pods in turn. */
export async function openFront(upstreams: Upstreams, scratch: string): Promise<Front> {
  const port = await freePort()
  return (await openNginx({ upstreams, scratch, port })) ?? (await openRoundRobin([...upstreams.values()], port))
}
