import { describe, expect, test } from 'vitest'
import { asking } from '../support/asking.ts'
import { openBrain } from '../../src/brain/open-brain.ts'
import type { ContextPack } from '../../src/core/knowledge/context-pack.ts'
import { type ModelRequest, ProviderFailed } from '../../src/core/provider.ts'
import { nullProvider } from '../../src/offline/null-provider.ts'
import { offlineProvider } from '../../src/offline/provider.ts'
import { brainFixture } from '../brain/support/brains.ts'
import { Team } from './support/team.ts'

const brain = await openBrain(brainFixture('invoice'))
const order = { number: 'O-7', supplier: 'Acme', total: 900 }
const invoice = { number: 'I-1', supplier: 'Acme', total: 820.5, due: '2026-12-01', order }
const team = () => new Team({ brain, provider: offlineProvider(), text: '' })
const noText: Partial<ContextPack> = { requirements: null, clauses: [] }

describe('a persona of another trade', () => {
  test('sets its outputs and writes its text by the rules of its file', async () => {
    const { answer, outputs } = await team().ask('invoice_reader', 'extract', {
      ...noText,
      variables: { invoice },
      outputs: [{ name: 'amount', type: 'num' }],
    })
    expect(outputs).toEqual({ amount: 820.5 })
    expect(answer).toMatchObject({
      title: 'Invoice I-1',
      text: 'Invoice I-1 of Acme over 820.5, due 2026-12-01.',
    })
  })

  test.each([
    [820.5, 'Acme', true],
    [901, 'Acme', false],
    [0, 'Acme', false],
    [820.5, 'Evil Corp', false],
  ])('compares by conditions: %d of %s is %s', async (amount, supplier, valid) => {
    const { outputs } = await team().ask('verifier', 'check', {
      ...noText,
      variables: { invoice: { ...invoice, supplier }, amount },
      outputs: [{ name: 'valid', type: 'bool' }],
    })
    expect(outputs).toEqual({ valid })
  })

  test('reads what was published before it', async () => {
    const hub = team()
    await hub.ask('erp_payments', 'pay', { ...noText, variables: { invoice, amount: 820.5 } })
    const { answer } = await hub.ask('clerk', 'notify', { ...noText, variables: { invoice } })
    expect(answer['text']).toBe('Dear Acme, your invoice I-1 has been handled: Paid 820.5 to Acme for invoice I-1.')
  })

  test('says so when an output cannot be found, and what to do', async () => {
    const asked = team().ask('invoice_reader', 'extract', {
      ...noText,
      variables: { invoice: { number: 'I-2' } },
      outputs: [{ name: 'amount', type: 'num' }],
    })
    await expect(asked).rejects.toThrow(ProviderFailed)
    await expect(asked).rejects.toThrow('Found nothing at "invoice.total"')
  })

  test('says so when there is no rule for an output, or the value is of another type', async () => {
    await expect(
      team().ask('clerk', 'notify', { ...noText, variables: {}, outputs: [{ name: 'mood', type: 'text' }] }),
    ).rejects.toThrow('found no rule for the output "mood" of clerk')
    await expect(
      team().ask('invoice_reader', 'extract', {
        ...noText,
        variables: { invoice: { ...invoice, total: 'much' } },
        outputs: [{ name: 'amount', type: 'num' }],
      }),
    ).rejects.toThrow('expected num')
  })

  test('finds an output without a rule where one document alone has it', async () => {
    const { outputs } = await team().ask('clerk', 'notify', {
      ...noText,
      variables: { invoice: { ...invoice, mood: 'glad' } },
      outputs: [{ name: 'mood', type: 'text' }],
    })
    expect(outputs).toEqual({ mood: 'glad' })
  })
})

describe('the null provider', () => {
  const request = (contract: string): ModelRequest =>
    ({ contract: { id: contract, schema: {} }, pack: { step: 's', outputs: [] } }) as unknown as ModelRequest

  test('answers a document at once, always with the same size', async () => {
    const { content } = await nullProvider(500).answer(request('document'), asking())
    expect(JSON.parse(content)).toEqual({ title: 'Nothing', text: '.'.repeat(500), statements: [] })
  })

  test('refuses every other contract', async () => {
    await expect(nullProvider().answer(request('verdict'), asking())).rejects.toThrow(ProviderFailed)
  })
})
