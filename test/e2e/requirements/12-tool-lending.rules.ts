import assert from 'node:assert/strict'
import { accepted, denied, impossible, refused } from '../../support/generated-app/http.ts'
import { day } from '../../support/generated-app/moment.ts'
import { has } from '../../support/generated-app/session.ts'
import type { RequirementChecks } from '../../support/requirement-checks.ts'

const fee = 'daily fee|fee'
const first = 'first day|start'
const last = 'last day|end'
const cancel = 'cancel|cancelled'
const administrator = 'administrator|admin'

export const toolLending: RequirementChecks = {
  name: '12-tool-lending',
  coverage: 0.8,
  outOfReach: [],
  checks: [
    {
      clause: 'People need an account, except for looking at the list of tools.',
      check: async (app) => {
        const tool = await (await app.as(administrator)).make('tool')
        assert.ok(has(await app.visitor().list('tool'), tool))
        denied(await app.visitor().lists('reservation'))
        denied(await app.visitor().post('reservation', { tool }))
      },
    },
    {
      clause: 'Tools have a name, a daily fee and a condition.',
      check: async (app) => {
        const boss = await app.whoMay('create', 'tool', administrator)
        const tool = await boss.make('tool', { name: 'Drill', [fee]: 4.5 })
        assert.equal(boss.value('tool', tool, 'name'), 'Drill')
        assert.equal(boss.value('tool', tool, fee), 4.5)
        app.column('tool', 'condition')
      },
    },
    {
      clause: 'The daily fee is never negative and may not exceed 50.',
      check: async (app) => {
        const boss = await app.whoMay('create', 'tool', administrator)
        refused(await boss.post('tool', { [fee]: -1 }))
        await boss.make('tool', { [fee]: 0 })
        await boss.make('tool', { [fee]: 50 })
        refused(await boss.post('tool', { [fee]: 50.01 }))
      },
    },
    {
      clause: 'Nobody except an administrator may add tools.',
      check: async (app) => {
        await (await app.as(administrator)).make('tool')
        denied(await (await app.as('member')).post('tool'))
        denied(await app.visitor().post('tool'))
      },
    },
    {
      clause: 'A tool cannot be deleted unless it has no reservations.',
      check: async (app) => {
        const boss = await app.whoMay('create', 'tool', administrator)
        const tool = await boss.make('tool')
        await (await app.as('member')).make('reservation', { tool })
        impossible(await boss.remove('tool', tool))
        accepted(await boss.remove('tool', await boss.make('tool')))
      },
    },
    {
      clause: 'Members reserve tools for a period from a first day to a last day.',
      check: async (app) => {
        const tool = await (await app.as(administrator)).make('tool')
        const member = await app.as('member')
        const row = await member.make('reservation', { tool, [first]: day(2), [last]: day(4) })
        assert.equal(member.value('reservation', row, 'tool'), tool.id)
        assert.match(String(member.value('reservation', row, last)), new RegExp(`^${day(4).date}`))
      },
    },
    {
      clause: 'No tool can be reserved twice for overlapping days, unless the earlier reservation was cancelled.',
      check: async (app) => {
        const tool = await (await app.as(administrator)).make('tool')
        const member = await app.whoMay('create', 'reservation', 'member')
        const other = await app.whoMay('create', 'reservation', 'member')
        const row = await member.make('reservation', { tool, [first]: day(10), [last]: day(14) })
        refused(await other.post('reservation', { tool, [first]: day(12), [last]: day(16) }))
        await other.make('reservation', { tool, [first]: day(20), [last]: day(22) })
        accepted(await member.move('reservation', row, cancel))
        await other.make('reservation', { tool, [first]: day(12), [last]: day(16) })
      },
    },
    {
      clause: 'No tool can be reserved twice for overlapping days',
      check: async (app) => {
        const tool = await (await app.as(administrator)).make('tool')
        const member = await app.whoMay('create', 'reservation', 'member')
        await member.make('reservation', { tool, [first]: day(30), [last]: day(34) })
        refused(await member.post('reservation', { tool, [first]: day(34), [last]: day(36) }))
      },
    },
    {
      clause: 'A reservation may not start in the past.',
      check: async (app) => {
        const member = await app.whoMay('create', 'reservation', 'member')
        refused(await member.post('reservation', { [first]: day(-2), [last]: day(3) }))
        await member.make('reservation', { [first]: day(1), [last]: day(3) })
      },
    },
    {
      clause: 'Reservations without a last day are not accepted.',
      check: async (app) => {
        const member = await app.whoMay('create', 'reservation', 'member')
        refused(await member.post('reservation', { [last]: null }))
        await member.make('reservation', { [first]: day(1), [last]: day(3) })
      },
    },
    {
      clause: "A member can't see other members' reservations, but administrators can.",
      check: async (app) => {
        const row = await (await app.as('member')).make('reservation')
        const other = await app.as('member')
        assert.ok(!has(await other.list('reservation'), row))
        denied(await other.get('reservation', row))
        const boss = await app.as(administrator)
        assert.ok(has(await boss.list('reservation'), row))
        accepted(await boss.get('reservation', row))
      },
    },
    {
      clause: "Reservations can't be edited by anyone other than the member who made them.",
      check: async (app) => {
        const member = await app.as('member')
        const row = await member.make('reservation', { [first]: day(2), [last]: day(4) })
        denied(await (await app.as('member')).edit('reservation', row, { [last]: day(5) }))
        denied(await (await app.as(administrator)).edit('reservation', row, { [last]: day(5) }))
        accepted(await member.edit('reservation', row, { [last]: day(5) }))
      },
    },
    {
      clause: 'A cancelled reservation never becomes active again.',
      check: async (app) => {
        const member = await app.whoMay('create', 'reservation', 'member')
        const row = await member.make('reservation')
        accepted(await member.move('reservation', row, cancel))
        const states = app.entity('reservation').states
        assert.ok(states !== null)
        const cancelled = String(member.value('reservation', await member.fresh('reservation', row), states.field))
        for (const state of states.values.filter((each) => each.id !== cancelled)) {
          for (const who of [member, await app.as(administrator)]) {
            impossible(await who.move('reservation', { ...row, [states.field]: cancelled }, state.id))
          }
        }
      },
    },
  ],
}
