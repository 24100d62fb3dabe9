import { execFile } from 'node:child_process'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { RunEvent } from '../../../src/client/client.ts'
import { graphqlRequest } from '../../support/graphql-request.ts'
import { type NodeUnderTest, startNode, temporaryFolder } from '../../support/node-under-test.ts'
import { eventsOf, watchToEnd, watchUntil } from '../../support/run-log.ts'

const brain = fileURLToPath(new URL('../../fixtures/brains/invoice', import.meta.url))
const main = fileURLToPath(new URL('../../../src/main.ts', import.meta.url))

/** A node that works from the personas, the workflow and the knowledge of another trade. */
let node: NodeUnderTest
beforeAll(async () => {
  node = await startNode({ G1_BRAIN: brain })
})
afterAll(() => node.close())

const invoice = (total: number, ordered = total) => ({
  invoice: {
    number: '2031',
    supplier: 'Acme Ltd',
    total,
    due: '2027-03-01',
    order: { number: 'PO-7', supplier: 'Acme Ltd', total: ordered },
  },
})

const started = (events: readonly RunEvent[]): readonly string[] =>
  eventsOf(events, 'StepStarted').map(({ data }) => data.step)

const waiting = async (runId: string) => {
  await watchUntil(node.client, runId, ({ type }) => type === 'ApprovalRequested')
  const query = `query ($id: ID!) { run(id: $id) { status workItems { role step data outputs { name type } approval { id name options } } } }`
  const { run } = await graphqlRequest<{
    run: {
      status: string
      workItems: readonly {
        role: string
        step: string
        data: Readonly<Record<string, unknown>>
        outputs: readonly { name: string; type: string }[]
        approval: { id: string; name: string; options: readonly string[] }
      }[]
    }
  }>(node.url, query, { id: runId })
  return run
}

test('the team is that of the folder', async () => {
  const names = (await node.client.personas()).map(({ name }) => name)
  expect(names.toSorted()).toEqual(['clerk', 'erp_payments', 'erp_rejections', 'invoice_reader', 'verifier'])
})

test('a small invoice is paid without asking anybody', async () => {
  const { id } = await node.client.startRun({ workflow: 'invoice_approval', data: invoice(120) })
  const events = await watchToEnd(node.client, id)
  expect(started(events)).toEqual(['extract', 'check', 'pay', 'notify'])
  expect(await node.client.run(id)).toMatchObject({ status: 'COMPLETED', error: null })
  const [letter] = (await node.client.entries(id, ['DOCUMENT'])).slice(-1)
  expect(letter?.title).toBe('Letter to Acme Ltd')
  expect(JSON.stringify(letter?.content)).toContain('Paid 120 to Acme Ltd for invoice 2031.')
})

test('an invoice over more than was ordered is rejected', async () => {
  const { id } = await node.client.startRun({ workflow: 'invoice_approval', data: invoice(120, 100) })
  expect(started(await watchToEnd(node.client, id))).toEqual(['extract', 'check', 'reject', 'notify'])
  expect(await node.client.run(id)).toMatchObject({ status: 'COMPLETED' })
})

describe.each([
  ['manager', 'manager_ok', 2_400, 'approve', 'pay'],
  ['manager', 'manager_ok', 2_400, 'reject', 'reject'],
  ['cfo', 'cfo_ok', 25_000, 'approve', 'pay'],
  ['cfo', 'cfo_ok', 25_000, 'reject', 'reject'],
])('the %s is asked', (role, step, amount, decision, then) => {
  test(`at step ${step} about ${amount}, answers ${decision}, and ${then} follows`, async () => {
    const { id: runId } = await node.client.startRun({ workflow: 'invoice_approval', data: invoice(amount) })
    const run = await waiting(runId)
    expect(run).toMatchObject({
      status: 'WAITING',
      workItems: [{ role, step, data: { amount, valid: true }, outputs: [{ name: 'decision', type: 'text' }] }],
    })
    const approvalId = run.workItems[0]?.approval.id ?? ''
    await node.client.answerApproval({ approvalId, decision, by: 'Petra', comment: 'Seen.' })
    const events = await watchToEnd(node.client, runId)
    expect(started(events)).toEqual(['extract', 'check', step, then, 'notify'])
    expect(eventsOf(events, 'ApprovalGiven').map(({ data }) => data)).toMatchObject([
      { by: 'Petra', decision, comment: 'Seen.', outputs: { decision } },
    ])
    expect(await node.client.run(runId)).toMatchObject({ status: 'COMPLETED' })
  })
})

test('the same workflow may be given as a whole', async () => {
  const workflow: unknown = JSON.parse(await readFile(join(brain, 'workflows/invoice_approval.json'), 'utf8'))
  const { id } = await node.client.startRun({ workflow, data: invoice(120) })
  expect(started(await watchToEnd(node.client, id))).toEqual(['extract', 'check', 'pay', 'notify'])
})

test('a tool that nobody stands in for is refused with its step and name', async () => {
  const source = await readFile(join(brain, 'workflows/invoice_approval.json'), 'utf8')
  const workflow: unknown = JSON.parse(source.replace('erp.pay', 'bank.transfer'))
  const mutation = `mutation ($input: StartRunInput!) { startRun(input: $input) {
    run { id } userErrors { code message ... on WorkflowInvalidError { step reason } } } }`
  const { startRun } = await graphqlRequest<{ startRun: { run: null; userErrors: readonly object[] } }>(
    node.url,
    mutation,
    { input: { workflow, data: invoice(120) } },
  )
  expect(startRun.run).toBeNull()
  expect(startRun.userErrors).toMatchObject([{ code: 'WORKFLOW_INVALID', step: 'pay' }])
  expect(JSON.stringify(startRun.userErrors)).toContain('bank.transfer')
})

test('a brain with broken front matter keeps the server from starting, and its file and line are named', async () => {
  const folder = await temporaryFolder()
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const copy = join(folder, 'brain')
  await cp(brain, copy, { recursive: true })
  const clerk = join(copy, 'personas/clerk.md')
  await writeFile(clerk, (await readFile(clerk, 'utf8')).replace('tier: light', 'tier: enormous'))
  const env = { G1_BRAIN: copy, G1_DATA: join(folder, 'data'), PORT: '0', G1_LOG: 'warn' }
  const ended = await new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [main], { env, timeout: 30_000 }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    )
  })
  expect(ended.code).toBe(1)
  expect(ended.stdout).not.toContain('listens')
  expect(ended.stderr).toContain('personas/clerk.md:5')
  expect(ended.stderr).toContain('enormous')
})
