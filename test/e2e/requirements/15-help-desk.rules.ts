import assert from 'node:assert/strict'
import { accepted, denied, impossible, refused } from '../../support/generated-app/http.ts'
import type { Row, Session } from '../../support/generated-app/session.ts'
import { asRow, has } from '../../support/generated-app/session.ts'
import type { RequirementChecks } from '../../support/requirement-checks.ts'

const text = 'text|comment text'

const walk = async (agent: Session, ticket: Row, states: readonly string[]): Promise<Row> => {
  let row = ticket
  for (const state of states) {
    accepted(await agent.move('ticket', row, state))
    row = await agent.fresh('ticket', row)
  }
  return row
}

export const helpDesk: RequirementChecks = {
  name: '15-help-desk',
  coverage: 0.8,
  outOfReach: [],
  checks: [
    {
      clause: 'Roles: requester, agent.',
      check: async (app) => {
        await app.as('requester')
        await app.as('agent')
      },
    },
    {
      clause: 'Sign-in required for everything.',
      check: async (app) => {
        const ticket = await (await app.as('requester')).make('ticket')
        const visitor = app.visitor()
        denied(await visitor.lists('ticket'))
        denied(await visitor.get('ticket', ticket))
        denied(await visitor.post('ticket'))
        denied(await visitor.lists('comment'))
        denied(await visitor.csv('ticket'))
      },
    },
    {
      clause:
        'Fields: subject (required, 5-120 chars), description, priority (low / normal / high / urgent), category.',
      check: async (app) => {
        const requester = await app.whoMay('create', 'ticket', 'requester')
        refused(await requester.post('ticket', { subject: null }))
        refused(await requester.post('ticket', { subject: 'Help' }))
        await requester.make('ticket', { subject: 'Help!' })
        await requester.make('ticket', { subject: 's'.repeat(120) })
        refused(await requester.post('ticket', { subject: 's'.repeat(121) }))
        for (const priority of ['low', 'normal', 'high', 'urgent']) await requester.make('ticket', { priority })
        refused(await requester.post('ticket', { priority: 'extreme' }))
        const ticket = await requester.make('ticket', { description: 'It smokes' })
        assert.equal(requester.value('ticket', ticket, 'description'), 'It smokes')
        app.column('ticket', 'category')
      },
    },
    {
      clause: 'Default priority: normal.',
      check: async (app) => {
        const requester = await app.whoMay('create', 'ticket', 'requester')
        const ticket = asRow(accepted(await requester.postWithout('ticket', 'priority')))
        assert.equal(requester.value('ticket', ticket, 'priority'), 'normal')
      },
    },
    {
      clause: 'Requesters create tickets.',
      check: async (app) => {
        await (await app.as('requester')).make('ticket')
      },
    },
    {
      clause: 'Requesters see only their own tickets.',
      check: async (app) => {
        const anna = await app.as('requester')
        const ticket = await anna.make('ticket')
        assert.ok(has(await anna.list('ticket'), ticket))
        const ben = await app.as('requester')
        assert.ok(!has(await ben.list('ticket'), ticket))
        denied(await ben.get('ticket', ticket))
      },
    },
    {
      clause: 'Agents see all tickets.',
      check: async (app) => {
        const agent = await app.as('agent')
        const ticket = await (await app.as('requester')).make('ticket')
        assert.ok(has(await agent.list('ticket'), ticket))
        accepted(await agent.get('ticket', ticket))
      },
    },
    {
      clause: 'Status: open -> in progress -> resolved -> closed.',
      check: async (app) => {
        const ticket = await (await app.as('requester')).make('ticket')
        const agent = await app.as('agent')
        assert.equal(agent.value('ticket', ticket, 'status|state'), 'open')
        impossible(await agent.move('ticket', ticket, 'resolved|resolve'))
        impossible(await agent.move('ticket', ticket, 'closed|close'))
        await walk(agent, ticket, ['in progress', 'resolved', 'closed'])
      },
    },
    {
      clause: 'A resolved ticket can be reopened.',
      check: async (app) => {
        const requester = await app.whoMay('create', 'ticket', 'requester')
        const agent = await app.as('agent')
        const ticket = await walk(agent, await requester.make('ticket'), ['in progress', 'resolved'])
        const move = app.entity('ticket').states?.transitions.find((each) => /reopen/.test(each.id))
        assert.ok(move !== undefined)
        const path = `/api/${app.entity('ticket').path}/${ticket.id}/${move.id}`
        const done = await requester.send('POST', path, {})
        if (done.status !== 200) accepted(await agent.send('POST', path, {}))
        const state = agent.value('ticket', await agent.fresh('ticket', ticket), 'status|state')
        assert.ok(['open', 'reopened', 'in_progress'].includes(String(state)))
        impossible(await agent.send('POST', path, {}))
      },
    },
    {
      clause: 'Only agents can resolve tickets.',
      check: async (app) => {
        const requester = await app.as('requester')
        const agent = await app.as('agent')
        const ticket = await walk(agent, await requester.make('ticket'), ['in progress'])
        denied(await requester.move('ticket', ticket, 'resolved|resolve'))
        denied(await app.visitor().move('ticket', ticket, 'resolved|resolve'))
        accepted(await agent.move('ticket', ticket, 'resolved|resolve'))
      },
    },
    {
      clause: 'Closed tickets are read-only.',
      check: async (app) => {
        const requester = await app.whoMay('create', 'ticket', 'requester')
        const agent = await app.as('agent')
        const ticket = await walk(agent, await requester.make('ticket'), ['in progress', 'resolved', 'closed'])
        for (const who of [requester, agent]) {
          impossible(await who.edit('ticket', ticket, { description: 'Changed' }))
          impossible(await who.remove('ticket', ticket))
        }
      },
    },
    {
      clause: 'A ticket has comments.',
      check: async (app) => {
        const ticket = await (await app.whoMay('create', 'ticket', 'agent')).make('ticket')
        const agent = await app.whoMay('create', 'comment', 'agent')
        const comment = await agent.make('comment', { ticket })
        assert.equal(agent.value('comment', comment, 'ticket'), ticket.id)
      },
    },
    {
      clause: 'A comment has a text (required, max 2000 chars).',
      check: async (app) => {
        const requester = await app.whoMay('create', 'comment', 'requester')
        refused(await requester.post('comment', { [text]: '' }))
        await requester.make('comment', { [text]: 't'.repeat(2000) })
        refused(await requester.post('comment', { [text]: 't'.repeat(2001) }))
      },
    },
    {
      clause: 'A comment cannot be edited by anybody.',
      check: async (app) => {
        const requester = await app.whoMay('create', 'comment', 'requester')
        const comment = await requester.make('comment')
        for (const who of [requester, await app.as('agent'), app.visitor()]) {
          impossible(await who.edit('comment', comment, { [text]: 'Changed' }))
        }
      },
    },
    {
      clause: 'Filter tickets by priority and status.',
      check: async (app) => {
        const requester = await app.whoMay('create', 'ticket', 'requester')
        const urgent = await requester.make('ticket', { priority: 'urgent' })
        const low = await requester.make('ticket', { priority: 'low' })
        const byPriority = await requester.list('ticket', { priority: 'urgent' })
        assert.ok(has(byPriority, urgent) && !has(byPriority, low))
        accepted(await (await app.as('agent')).move('ticket', urgent, 'in progress'))
        const byStatus = await requester.list('ticket', { 'status|state': 'open' })
        assert.ok(has(byStatus, low) && !has(byStatus, urgent))
      },
    },
    {
      clause: 'Sort by priority.',
      check: async (app) => {
        const requester = await app.whoMay('create', 'ticket', 'requester')
        const urgent = await requester.make('ticket', { priority: 'urgent' })
        const low = await requester.make('ticket', { priority: 'low' })
        const high = await requester.make('ticket', { priority: 'high' })
        const ids = (await requester.list('ticket', { sort: 'priority' })).map((row) => row.id)
        const descending = (await requester.list('ticket', { sort: '-priority' })).map((row) => row.id)
        assert.deepEqual(ids, [low.id, high.id, urgent.id])
        assert.deepEqual(descending, [urgent.id, high.id, low.id])
      },
    },
    {
      clause: '20 tickets per page.',
      check: async (app) => {
        const requester = await app.whoMay('create', 'ticket', 'requester')
        for (let n = 0; n < 21; n += 1) await requester.make('ticket')
        const { items, total, pageSize } = await requester.page('ticket')
        assert.deepEqual([items.length, total, pageSize], [20, 21, 20])
      },
    },
    {
      clause: 'Full-text search over subject and description.',
      check: async (app) => {
        const requester = await app.whoMay('create', 'ticket', 'requester')
        const one = await requester.make('ticket', { subject: 'Projector humming', description: 'In the hall' })
        const two = await requester.make('ticket', { subject: 'Keyboard', description: 'Sticky spacebar' })
        const bySubject = await requester.list('ticket', { q: 'humming' })
        assert.ok(has(bySubject, one) && !has(bySubject, two))
        const byDescription = await requester.list('ticket', { q: 'spacebar' })
        assert.ok(has(byDescription, two) && !has(byDescription, one))
      },
    },
    {
      clause: 'CSV export of tickets, agents only.',
      check: async (app) => {
        const requester = await app.as('requester')
        await requester.make('ticket', { subject: 'In the export' })
        const csv = accepted(await (await app.as('agent')).csv('ticket'))
        assert.match(csv.contentType, /^text\/csv/)
        assert.match(csv.text, /In the export/)
        denied(await requester.csv('ticket'))
      },
    },
    {
      clause: 'Number of open tickets on the start page.',
      check: async (app) => {
        const agent = await app.as('agent')
        const requester = await app.whoMay('create', 'ticket', 'requester')
        const before = Number(await agent.figure('open|open ticket'))
        await requester.make('ticket')
        await walk(agent, await requester.make('ticket'), ['in progress'])
        assert.equal(Number(await agent.figure('open|open ticket')), before + 1)
        assert.match(accepted(await agent.send('GET', '/')).text, new RegExp(`\\b${before + 1}\\b`))
      },
    },
  ],
}
