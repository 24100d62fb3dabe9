import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { waysOn } from '../../../web/src/pages/run/asks/ways-on.ts'

const sdlc: unknown = JSON.parse(readFileSync('brain/workflows/sdlc.json', 'utf8'))

test('says where each answer leads, and every other one', () => {
  const { of, otherwise } = waysOn(sdlc, 'human_help')
  expect([...of]).toEqual([
    ['respec', 'analyst'],
    ['redesign', 'solution'],
    ['rebuild', 'develop'],
  ])
  expect(otherwise).toBe('END')
})

test('leaves open what a condition of another form means', () => {
  const step = { id: 'pay', next: [{ to: 'cfo', when: 'amount > 100' }, 'clerk'] }
  expect(waysOn({ nets: [{ steps: [step] }] }, 'pay')).toEqual({ of: new Map(), otherwise: 'clerk' })
  expect(waysOn(null, 'pay').otherwise).toBeNull()
})
