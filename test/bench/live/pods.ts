import type { ServerProcess } from '../../support/server-process.ts'
import { cpuOf } from '../cpu-of.ts'
import { memoryOf } from '../memory-of.ts'
import type { BenchNodes } from '../nodes/bench-nodes.ts'

/** A node that serves the API, as in production: its actors live on another one. */
export interface Pod {
  readonly name: string
  readonly port: number
  readonly node: ServerProcess
  /** What it held when nobody had come yet, in bytes. */
  readonly emptyBytes: number
}

/** All share the machine's cores with their subscribers: a node that has to wait for its turn is not dead. */
const lease = { G1_LEASE_TTL_MS: '30000' }

/** Starts one node for the actors, then the pods one after the other. */
export async function startPods(nodes: BenchNodes, count: number): Promise<readonly Pod[]> {
  await nodes.start('worker', { ...lease, G1_ROLES: 'worker' })
  const pods: Pod[] = []
  for (let index = 0; index < count; index += 1) {
    const name = `pod-${index}`
    const node = await nodes.start(name, { ...lease, G1_ROLES: 'api' })
    pods.push({ name, node, port: Number(new URL(node.url).port), emptyBytes: await memoryOf(node.pid) })
  }
  return pods
}

/** Processor seconds that all of them have used. */
export async function cpuOfPods(pods: readonly Pod[]): Promise<number> {
  const seconds = await Promise.all(pods.map(({ node }) => cpuOf(node.pid)))
  return seconds.reduce((sum, one) => sum + one, 0)
}

/** Bytes that each of them held without anybody and holds now; of those that are still there. */
export async function memoryOfPods(pods: readonly Pod[]): Promise<readonly { empty: number; full: number }[]> {
  const all = await Promise.all(
    pods.map(async ({ node, emptyBytes: empty }) => ({ empty, full: await memoryOf(node.pid).catch(() => null) })),
  )
  return all.flatMap(({ empty, full }) => (full === null ? [] : [{ empty, full }]))
}
