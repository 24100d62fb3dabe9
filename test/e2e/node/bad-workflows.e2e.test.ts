import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type NodeUnderTest, startNode } from '../../support/node-under-test.ts'
import { refusedOrder } from './refused-order.ts'
import { net, step, workflow } from './workflows.ts'

let node: NodeUnderTest
beforeAll(async () => {
  node = await startNode()
})
afterAll(() => node.close())

describe('workflows that cannot be followed', () => {
  const ask1 = step('ask', { by: 'human', who: 'boss' })
  test.each<[string, object, string | null, RegExp]>([
    ['off the schema', { wf: 1, id: 'x' }, null, /nets|vars|title/],
    [
      'an edge to nowhere',
      workflow(net([step('ask', { by: 'human', who: 'boss', next: [{ to: 'nowhere', when: null }] })])),
      'ask',
      /nowhere/,
    ],
    [
      'two ways into a step that waits for both, of which only one comes',
      workflow(
        net([
          step('choose', {
            by: 'human',
            who: 'boss',
            out: ['verdict'],
            split: 'xor',
            next: [
              { to: 'left', when: "verdict = 'left'" },
              { to: 'right', when: null },
            ],
          }),
          step('left', { by: 'human', who: 'boss', next: [{ to: 'both', when: null }] }),
          step('right', { by: 'human', who: 'boss', next: [{ to: 'both', when: null }] }),
          step('both', { by: 'human', who: 'boss', join: 'and' }),
        ]),
      ),
      'both',
      /both/,
    ],
    [
      'a condition on an unknown variable',
      workflow(
        net([
          step('ask', {
            by: 'human',
            who: 'boss',
            split: 'xor',
            next: [
              { to: 'END', when: 'colour = 1' },
              { to: 'END', when: null },
            ],
          }),
        ]),
      ),
      'ask',
      /colour/,
    ],
    ['a timer', workflow(net([{ ...ask1, timer: { from: 'started', after: 'PT1H' } }])), 'ask', /timer/],
    ['an or join', workflow(net([{ ...ask1, join: 'or' }])), 'ask', /or join/],
    [
      'each',
      workflow(net([{ ...ask1, each: { over: 'items', collect: 'items', min: 1, max: 3, need: 1, grow: false } }])),
      'ask',
      /each/,
    ],
    [
      'cancels',
      workflow(
        net([
          { ...ask1, next: [{ to: 'other', when: null }] },
          step('other', { by: 'human', who: 'boss', cancels: ['ask'] }),
        ]),
      ),
      'other',
      /cancels/,
    ],
    [
      'a nested net',
      workflow(net([{ ...ask1, by: 'net', who: 'inner' }]), {
        ...net([step('inside', { by: 'human', who: 'boss' })]),
        id: 'inner',
        start: 'inside',
      }),
      'ask',
      /nested net/,
    ],
    ['a tool', workflow(net([{ ...ask1, by: 'tool', who: 'erp.pay' }])), 'ask', /erp\.pay|tool/],
    [
      'a persona that is not there',
      workflow(net([{ ...ask1, by: 'persona', who: 'astrologer' }])),
      'ask',
      /astrologer/,
    ],
  ])('%s', async (_case, given, at, message) => {
    const errors = await refusedOrder(node.url, { workflow: given, data: {} })
    expect(errors.length).toBeGreaterThan(0)
    for (const error of errors) expect(error).toMatchObject({ code: 'WORKFLOW_INVALID', path: ['input', 'workflow'] })
    const named = errors.find((error) => error.step === at && message.test(`${error.at} ${error.message}`))
    expect(named, JSON.stringify(errors)).toBeDefined()
  })

  test.each<[string, object, RegExp]>([
    ['a value of another type', { amount: 'much' }, /amount/],
    ['a variable that the workflow does not have', { colour: 'red' }, /colour/],
  ])('data with %s', async (_case, data, message) => {
    const given = workflow(net([step('ask', { by: 'human', who: 'boss' })]))
    const errors = await refusedOrder(node.url, { workflow: given, data })
    expect(errors).toMatchObject([{ code: 'INVALID_INPUT' }])
    expect(`${errors[0]?.path.join('.')} ${errors[0]?.message}`).toMatch(message)
  })
})
