import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventsOf, watchUntil } from '../../support/run-log.ts'
import { temporaryFolder } from '../../support/node-under-test.ts'
import { nanoUsd } from '../../support/price-by-hand.ts'
import { StartedApp, unpack } from '../../support/started-app.ts'
import { wholeAnswers } from '../../support/whole-answers.ts'
import type { WireRecord } from '../../support/wire/wire-record.ts'
import {
  added,
  type Delivery,
  deliver,
  formats,
  keyOf,
  openSurroundings,
  patched,
  type Surroundings,
} from './main-job.ts'

const requirements = `Members can add books. A book has a title and a number of pages. The title is required.
The number of pages must be between 10 and 2000.`

let around: Surroundings
const deliveries = new Map<string, Delivery>()
beforeAll(async () => {
  around = await openSurroundings({
    G1_MODELS: 'workflow_designer=anthropic/claude-opus-5-5; strong=openai/gpt-6.1-sol; *=azure/gpt-6.1-terra',
  })
  await Promise.all(
    formats.map(async (provider) => deliveries.set(provider, await deliver(around, { requirements, provider }))),
  )
}, 300_000)
afterAll(() => around.close())

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const sum = (figures: readonly number[]): number => figures.reduce((all, one) => all + one, 0)
const nano = (usd: number): number => Math.round(usd * 1e9)

describe.each(formats)('the main job through the SDK of %s', (format) => {
  const delivery = (): Delivery => {
    const found = deliveries.get(format)
    if (found === undefined) throw new Error(`Nothing was delivered with ${format}.`)
    return found
  }
  const answers = () =>
    [...eventsOf(delivery().events, 'ModelAnswered'), ...eventsOf(delivery().events, 'AnswerRefused')].toSorted(
      (a, b) => a.seq - b.seq,
    )
  const answered = (): readonly WireRecord[] => delivery().requests.filter(({ outcome }) => outcome === 'answered')

  test('completes, serves every clause, and every test passes', () => {
    const { run } = delivery()
    expect(run).toMatchObject({ status: 'COMPLETED', outcome: { served: true } })
    const { tests } = run.deliverable.testReport
    expect(tests.filter(({ status }) => status !== 'PASSED')).toEqual([])
    expect(new Set(tests.map(({ suite }) => suite))).toEqual(new Set(['ACCEPTANCE', 'OWN']))
  })

  test('delivers the rendered application with the edits of the model, and no other', () => {
    const { run } = delivery()
    expect(run.edits.nodes.map(({ content }) => content)).toMatchObject([
      { edits: [{ path: patched.path, patch: [{ find: patched.find, replace: patched.replace }], content: null }] },
      { edits: [{ ...added, patch: null }] },
    ])
    const rendered = new Map(run.rendered.nodes.at(-1)?.content.files.map(({ path, sha256: hash }) => [path, hash]))
    const files = new Map(run.deliverable.files.map((file) => [file.path, file]))
    const changed = [...rendered].filter(([path, hash]) => files.get(path)?.sha256 !== hash).map(([path]) => path)
    expect(changed.toSorted()).toEqual(['README.md', patched.path])
    const before = files.get(patched.path)?.content.replace(patched.replace, patched.find) ?? ''
    expect(sha256(before)).toBe(rendered.get(patched.path))
    const [readme = ''] = files.get('README.md')?.content.split('\n## Changes to the rendered application\n') ?? []
    expect(sha256(readme)).toBe(rendered.get('README.md'))
    const tests = run.accepted.nodes.at(-1)?.content.files.map(({ path }) => path) ?? []
    const beside = [added.path, 'docs/requirements.txt', 'docs/traceability.md', ...tests]
    expect([...files.keys()].filter((path) => !rendered.has(path)).toSorted()).toEqual(beside.toSorted())
    expect(files.get(added.path)?.content).toBe(added.content)
  })

  test('delivers an application that starts and shows the edit', async () => {
    const { files } = delivery().run.deliverable
    const folder = await temporaryFolder()
    try {
      await unpack(folder, files)
      await using app = await StartedApp.in(folder, files)
      const page = await (await fetch(app.base)).text()
      const [, href] = /<link rel="stylesheet" href="([^"]+)"/.exec(page) ?? []
      const style = await (await fetch(new URL(href ?? '', app.base))).text()
      expect(style).toContain(patched.replace)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  test('counts each answer as its provider does, to the token and to the billionth of a dollar', () => {
    const usages = answers().map(({ data: { step, attempt, round, model, usage } }) => {
      const at = `${step}/${attempt}/${round}`
      return { at, model, cachedInputTokens: 0, ...usage, costUsd: nano(usage.costUsd) }
    })
    const told = answered().map(({ idempotencyKey, request, usage }) => {
      if (request === null || usage === null) throw new Error('Found an answer without usage.')
      const model = `${format}/${request.model}`
      const at = idempotencyKey?.split('/').slice(1, 4).join('/') ?? ''
      const { inputTokens, cachedInputTokens, outputTokens } = usage
      return { at, model, inputTokens, cachedInputTokens, outputTokens, costUsd: nanoUsd(model, usage) }
    })
    const inOrder = <One extends { readonly at: string; readonly inputTokens: number }>(list: readonly One[]) =>
      list.toSorted((a, b) => a.at.localeCompare(b.at) || a.inputTokens - b.inputTokens)
    expect(inOrder(usages)).toEqual(inOrder(told))
    const { usage } = delivery().run
    for (const kind of ['inputTokens', 'cachedInputTokens', 'outputTokens'] as const) {
      const total = sum(told.map((one) => one[kind]))
      expect([kind, usage[kind]]).toEqual([kind, total])
      expect([kind, sum(usage.byPersona.map((one) => one.usage[kind]))]).toEqual([kind, total])
      expect(total).toBeGreaterThan(0)
    }
    const cost = sum(told.map(({ costUsd }) => costUsd))
    expect(nano(usage.costUsd)).toBe(cost)
    expect(sum(usage.byPersona.map((one) => nano(one.usage.costUsd)))).toBe(cost)
  })

  test('sends one request for each answer, and one more for each that brought none', () => {
    const { requests, events, run } = delivery()
    expect(requests.filter(({ misbehaviour }) => misbehaviour !== null)).toHaveLength(3)
    expect(eventsOf(events, 'AnswerRefused')).toHaveLength(1)
    const lost = answers().map(({ data }) => data.lostRequests ?? 0)
    expect(requests.filter(({ outcome }) => outcome === 'cut')).toHaveLength(sum(lost))
    expect(run.usage).toMatchObject({ calls: answers().length, possiblyPaidTwice: 1, duplicateCalls: 0 })
    // What was refused was not charged.
    const refused = requests.filter(({ charged }) => charged === null)
    expect(requests).toHaveLength(run.usage.calls + run.usage.possiblyPaidTwice + refused.length)
    expect(refused.map(({ misbehaviour }) => misbehaviour)).toEqual(['overloaded'])
    expect(Math.max(...[...Map.groupBy(requests, (one) => one.idempotencyKey).values()].map((one) => one.length))).toBe(
      2,
    )
  })

  test('sends no request that the gateway does not know of: no SDK asks again by itself', async () => {
    const figures = await (await fetch(`${around.node.url}/metrics`)).text()
    const ofProvider = new RegExp(`^g1_model_requests_total\\{.*provider="${format}".*\\} (\\d+)$`, 'gm')
    const counted = [...figures.matchAll(ofProvider)].map(([, count]) => Number(count))
    expect(sum(counted)).toBe(delivery().requests.length)
  })

  test('begins all requests of a persona with the same bytes', () => {
    const personas = new Map(answers().map(({ data, persona }) => [data.step as string, persona?.name]))
    const begins = delivery().requests.map(({ idempotencyKey, body }) => ({
      persona: personas.get(idempotencyKey?.split('/')[1] ?? ''),
      text: JSON.stringify(stableOf(JSON.parse(body) as Body)),
    }))
    const byPersona = Map.groupBy(begins, ({ persona }) => persona)
    expect(byPersona.size).toBeGreaterThanOrEqual(12)
    for (const [persona, all] of byPersona) {
      expect([persona, new Set(all.map(({ text }) => text)).size]).toEqual([persona, 1])
      expect(all[0]?.text).toContain(JSON.stringify(requirements).slice(1, -1))
    }
    expect(byPersona.get('developer')?.length).toBeGreaterThanOrEqual(3)
  })

  test('is heard while it is written, and what was heard to its end is what the log holds', () => {
    const { heard } = delivery()
    expect(heard.filter(({ early }) => early)).not.toEqual([])
    const whole = wholeAnswers(heard)
    expect(whole.length).toBeGreaterThan(0)
    const place = (one: { readonly step: string; readonly attempt: number; readonly round: number }, hash: string) =>
      `${one.step}/${one.attempt}/${one.round} ${hash}`
    const logged = answers().map(({ data }) => place(data, data.answerSha256))
    for (const one of whole) expect(logged).toContain(place(one, sha256(one.text)))
  })

  test('shows the key to its provider alone', () => {
    const { requests, events, run } = delivery()
    for (const { body } of requests) expect(body).not.toContain(keyOf(format))
    expect(JSON.stringify([events, run])).not.toContain(keyOf(format))
  })
})

interface Body {
  readonly system?: readonly object[]
  readonly messages: readonly { readonly content: unknown }[]
}

/** What a provider may cache: persona and requirements. Anthropic is told so; nothing else may be marked. */
function stableOf({ system, messages }: Body): readonly unknown[] {
  if (system === undefined) return messages.slice(0, 2)
  const cached = { cache_control: { type: 'ephemeral' } }
  expect(system).toMatchObject([cached])
  expect(messages[0]?.content).toMatchObject([cached])
  expect(JSON.stringify(messages.slice(1))).not.toContain('cache_control')
  return [system, messages[0]]
}

test('who answers for a persona is as G1_MODELS says', async () => {
  const { client } = around.node
  const { id } = await client.startRun({ requirements: 'Gardeners can add plants. A plant has a name.' })
  const events = await watchUntil(client, id, ({ type }) => ['PlanAdopted', 'PlanRejected'].includes(type))
  await client.cancelRun({ runId: id, reason: 'The plan was all that was wanted.' })
  const byPersona = eventsOf(events, 'ModelAnswered').map(({ persona, data }) => [
    persona?.name,
    data.provider,
    data.model,
  ])
  expect(new Set(byPersona.map((one) => one.join(' ')))).toEqual(
    new Set([
      'workflow_designer models anthropic/claude-opus-5-5',
      'team_structure_architect models azure/gpt-6.1-terra',
      'communication_architect models azure/gpt-6.1-terra',
    ]),
  )
  // Those of the plan's own steps have begun by now.
  const designing = new RegExp(`^${id.slice(4)}/(draft|revise)_`)
  const asked = formats.map(
    (format) =>
      around.wires[format].requests.filter(({ idempotencyKey }) => designing.test(idempotencyKey ?? '')).length,
  )
  expect(asked).toEqual([0, 4, 2])
})
