import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { RunEvent } from '../../../src/client/client.ts'
import { createClient } from '../../../src/client/create-client.ts'
import { type NodeUnderTest, startNode, temporaryFolder } from '../../support/node-under-test.ts'
import { onBothStores } from '../../support/on-both-stores.ts'
import { doneTwice, eventsOf, upTo, watchToEnd, watchUntil } from '../../support/run-log.ts'
import { jobsLeft, jobsThere } from '../../support/sandbox-jobs.ts'
import { startServerProcess } from '../../support/server-process.ts'
import { toolLending } from './texts.ts'
import { net, step, workflow } from './workflows.ts'

const main = fileURLToPath(new URL('../../../src/main.ts', import.meta.url))
const starts =
  (name: string) =>
  (event: RunEvent): boolean =>
    eventsOf([event], 'StepStarted').some(({ data }) => data.step === name)

const asking = workflow(net([step('ask', { by: 'human', who: 'boss' })]))

describe('pausing, resuming, cancelling', () => {
  let node: NodeUnderTest
  beforeAll(async () => {
    node = await startNode()
    // The sample run has jobs of its own.
    const { nodes } = await node.client.runs({})
    await Promise.all(nodes.map(({ id }) => watchToEnd(node.client, id)))
  })
  afterAll(() => node.close())

  /** A run whose locked tests are being run in the sandbox at this moment. */
  async function amidTests(): Promise<string> {
    const { id } = await node.client.startRun({ requirements: toolLending })
    await watchUntil(node.client, id, starts('qa'))
    await jobsThere(node.dataDir)
    return id
  }

  /** Lets another run go all its way, so that the one that is held would have had the time to go on. */
  const meanwhile = async (): Promise<void> => {
    const { id: runId } = await node.client.startRun({ workflow: asking, data: {} })
    await watchUntil(node.client, runId, ({ type }) => type === 'ApprovalRequested')
    await node.client.answerApproval({ runId, approvalId: 'P1', decision: 'done' })
    await watchToEnd(node.client, runId)
  }

  test('a paused run begins nothing and leaves no job behind; resumed it completes', async () => {
    const runId = await amidTests()
    await node.client.pauseRun({ runId, reason: 'Lunch.' })
    await watchUntil(node.client, runId, ({ type }) => type === 'RunPaused')
    expect(await jobsLeft(node.dataDir)).toEqual([])
    await meanwhile()
    const paused = await node.client.run(runId)
    expect(paused?.status).toBe('PAUSED')
    await node.client.resumeRun({ runId })
    const events = await watchToEnd(node.client, runId)
    const between = events.slice(
      events.findIndex(({ type }) => type === 'RunPaused') + 1,
      events.findIndex(({ type }) => type === 'RunResumed'),
    )
    expect(
      between.map(({ type }) => type).filter((type) => !['OwnerChanged', 'MessageIgnored'].includes(type)),
    ).toEqual([])
    expect(doneTwice(events)).toEqual([])
    expect(eventsOf(events, 'StepFailed')).toEqual([])
    expect(await node.client.run(runId)).toMatchObject({ status: 'COMPLETED', outcome: { served: true } })
  })

  test('a cancelled run ends at once and leaves no job behind', async () => {
    const runId = await amidTests()
    await node.client.cancelRun({ runId, reason: 'Not needed any more.' })
    const events = await watchToEnd(node.client, runId)
    expect(events.at(-1)).toMatchObject({ type: 'RunCancelled', data: { reason: 'Not needed any more.' } })
    expect(await jobsLeft(node.dataDir)).toEqual([])
    expect(await node.client.run(runId)).toMatchObject({ status: 'CANCELLED', lastSeq: events.length })
  })

  test('a second server on the same folder is refused and told who holds it', async () => {
    const env = { G1_DATA: node.dataDir, PORT: '0', G1_LOG: 'warn' }
    const second = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
      execFile(process.execPath, [main], { env, timeout: 30_000 }, (error, _stdout, stderr) =>
        resolve({ code: error?.code ?? 0, stderr }),
      )
    })
    expect(second.code).toBe(1)
    expect(second.stderr).toContain(String(node.server.pid))
    expect(second.stderr).toContain(node.url)
    expect(await node.client.runs({ first: 1 })).toBeDefined()
  })
})

onBothStores((open) => {
  test('a server that is told to end hands its runs over; its successor completes them, doing nothing twice', async () => {
    const dataDir = await temporaryFolder()
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
    const env = { G1_DATA: dataDir, ...(await open()) }
    const first = await startServerProcess(env)
    onTestFinished(() => first.kill())
    const client = createClient({ url: first.url })
    const { id } = await client.startRun({ requirements: toolLending })
    await watchUntil(client, id, starts('write_tests'))
    await jobsThere(dataDir)
    client.close()
    const asked = performance.now()
    expect(await first.stop()).toBe(0)
    expect(performance.now() - asked).toBeLessThan(12_000)
    expect(await jobsLeft(dataDir)).toEqual([])
    const successor = await startServerProcess(env)
    const again = createClient({ url: successor.url })
    onTestFinished(async () => {
      again.close()
      await successor.stop()
    })
    const events = await watchToEnd(again, id)
    expect(events.map(({ seq }) => seq)).toEqual(upTo(events.length))
    expect(events.at(-1)?.type).toBe('RunCompleted')
    expect(eventsOf(events, 'OwnerChanged')).toHaveLength(2)
    expect(doneTwice(events)).toEqual([])
    expect(eventsOf(events, 'StepFailed')).toEqual([])
  })
})
