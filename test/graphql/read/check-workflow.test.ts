import { expect, test } from 'vitest'
import { checkWorkflow } from '../../../src/graphql/read/check-workflow.ts'

test('between two checks, whatever else the process does has its turn', async () => {
  const turnAtCheck: number[] = []
  let turn = 0
  let next = setImmediate(function count() {
    turn += 1
    next = setImmediate(count)
  })
  const intake = {
    check: () => {
      turnAtCheck.push(turn)
      return []
    },
  }
  await Promise.all(Array.from({ length: 5 }, () => checkWorkflow({ intake }, {})))
  clearImmediate(next)
  expect(turnAtCheck).toHaveLength(5)
  expect(new Set(turnAtCheck).size).toBe(5)
})

test('a check that throws stands in the way of no other one', async () => {
  const intake = {
    check: () => {
      throw new Error('broken')
    },
  }
  await expect(checkWorkflow({ intake }, {})).rejects.toThrow('broken')
  await expect(checkWorkflow({ intake: { check: () => [] } }, {})).resolves.toEqual([])
})

test('what is wrong with the values of variables says nothing against the workflow', async () => {
  const finding = { code: 'VARIABLE', message: 'Found nothing.', step: null, at: 'amount' }
  const about = (what: 'workflow' | 'data') => ({ ...finding, about: what })
  const found = await checkWorkflow({ intake: { check: () => [about('data'), about('workflow')] } }, {})
  expect(found).toEqual([about('workflow')])
})
