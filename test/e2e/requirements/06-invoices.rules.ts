import assert from 'node:assert/strict'
import { accepted, denied, impossible, refused } from '../../support/generated-app/http.ts'
import { day } from '../../support/generated-app/moment.ts'
import { has } from '../../support/generated-app/session.ts'
import type { RequirementChecks } from '../../support/requirement-checks.ts'

const line = 'line|invoice line|line item|item'
const total = 'total|invoice total|total amount'
const price = 'unit price|price'

export const invoices: RequirementChecks = {
  name: '06-invoices',
  coverage: 0.8,
  outOfReach: [],
  checks: [
    {
      clause: 'I log in with my email and password.',
      check: async (app) => {
        const visitor = app.visitor()
        const me = await app.someone({ email: 'translator@example.org', password: 'word for word 1' })
        accepted(await me.send('GET', '/api/me'))
        const right = { email: 'translator@example.org', password: 'word for word 1' }
        accepted(await visitor.send('POST', '/api/login', right))
        denied(await visitor.send('POST', '/api/login', { ...right, password: 'word for word 2' }))
      },
    },
    {
      clause: 'Nobody can see anything without logging in.',
      check: async (app) => {
        const me = await app.boss()
        const visitor = app.visitor()
        for (const { id } of app.spec.entities) {
          const row = await me.make(id)
          denied(await visitor.lists(id))
          denied(await visitor.get(id, row))
          denied(await visitor.csv(id))
        }
      },
    },
    {
      clause: 'I keep a list of clients with name, email, country and VAT number.',
      check: async (app) => {
        const me = await app.boss()
        const values = { name: 'Acme', email: 'acme@example.org', country: 'Malta', 'vat number|vat': 'MT12345678' }
        const client = await me.fresh('client', await me.make('client', values))
        for (const [name, value] of Object.entries(values)) assert.equal(me.value('client', client, name), value)
        assert.ok(has(await me.list('client'), client))
      },
    },
    {
      clause: 'The email of a client must be a valid email address.',
      check: async (app) => {
        const me = await app.boss()
        refused(await me.post('client', { email: 'acme at example' }))
        refused(await me.post('client', { email: 'acme@' }))
        await me.make('client', { email: 'office@acme.example.org' })
      },
    },
    {
      clause: 'Each invoice belongs to a client and has a number, an issue date and a due date.',
      check: async (app) => {
        const me = await app.boss()
        const client = await me.make('client')
        const values = { client, number: '2026-001', 'issue date|issued': day(0), 'due date|due': day(30) }
        const invoice = await me.make('invoice', values)
        assert.equal(me.value('invoice', invoice, 'client'), client.id)
        assert.equal(String(me.value('invoice', invoice, 'number')), '2026-001')
        refused(await me.post('invoice', { client: { id: 999_999 } }))
        const fields = await me.row('invoice', { number: '2026-002', 'issue date': day(0), 'due date': day(30) })
        delete fields[app.column('invoice', 'client')]
        refused(await me.send('POST', `/api/${app.entity('invoice').path}`, fields))
      },
    },
    {
      clause: 'Invoice numbers must be unique.',
      check: async (app) => {
        const me = await app.boss()
        await me.make('invoice', { number: '2026-100' })
        refused(await me.post('invoice', { number: '2026-100' }))
      },
    },
    {
      clause: 'A line has a description, a quantity and a unit price.',
      check: async (app) => {
        const me = await app.boss()
        const values = { description: 'Translation', quantity: 3, [price]: 12.5 }
        const row = await me.fresh(line, await me.make(line, values))
        for (const [name, value] of Object.entries(values)) assert.equal(me.value(line, row, name), value)
      },
    },
    {
      clause: 'An invoice has one or more lines.',
      check: async (app) => {
        const me = await app.boss()
        const invoice = await me.make('invoice')
        await me.make(line, { invoice })
        await me.make(line, { invoice })
        assert.equal((await me.list(line, { invoice })).length, 2)
      },
    },
    {
      clause: 'Quantities have to be greater than zero',
      check: async (app) => {
        const me = await app.boss()
        refused(await me.post(line, { quantity: 0 }))
        refused(await me.post(line, { quantity: -1 }))
        await me.make(line, { quantity: 1 })
      },
    },
    {
      clause: 'unit prices can not be negative.',
      check: async (app) => {
        const me = await app.boss()
        refused(await me.post(line, { [price]: -0.01 }))
        await me.make(line, { [price]: 0 })
      },
    },
    {
      clause: 'The line total is the quantity multiplied by the unit price',
      check: async (app) => {
        const me = await app.boss()
        const row = await me.make(line, { quantity: 3, [price]: 12.5 })
        assert.equal(me.value(line, await me.fresh(line, row), 'line total|total'), 37.5)
      },
    },
    {
      clause: 'the invoice total is the sum of its line totals',
      check: async (app) => {
        const me = await app.boss()
        const invoice = await me.make('invoice')
        await me.make(line, { invoice, quantity: 3, [price]: 12.5 })
        await me.make(line, { invoice, quantity: 2, [price]: 0.25 })
        await me.make(line, { quantity: 9, [price]: 9 })
        assert.equal(me.value('invoice', await me.fresh('invoice', invoice), total), 38)
      },
    },
    {
      clause: 'An invoice starts as a draft, then it is sent, and then it is paid.',
      check: async (app) => {
        const me = await app.boss()
        const invoice = await me.make('invoice')
        assert.equal(me.value('invoice', invoice, 'status|state'), 'draft')
        impossible(await me.move('invoice', invoice, 'paid|pay'))
        accepted(await me.move('invoice', invoice, 'sent|send'))
        accepted(await me.move('invoice', invoice, 'paid|pay'))
        impossible(await me.move('invoice', invoice, 'sent|send'))
        assert.equal(me.value('invoice', await me.fresh('invoice', invoice), 'status|state'), 'paid')
      },
    },
    {
      clause: 'A paid invoice can no longer be edited.',
      check: async (app) => {
        const me = await app.boss()
        const invoice = await me.make('invoice')
        accepted(await me.edit('invoice', invoice, { number: 'before-paid' }))
        accepted(await me.move('invoice', invoice, 'sent|send'))
        accepted(await me.move('invoice', invoice, 'paid|pay'))
        impossible(await me.edit('invoice', invoice, { number: 'after-paid' }))
      },
    },
    {
      clause: 'A client who has invoices cannot be deleted.',
      check: async (app) => {
        const me = await app.boss()
        const client = await me.make('client')
        const invoice = await me.make('invoice', { client })
        impossible(await me.remove('client', client))
        accepted(await me.remove('invoice', invoice))
        accepted(await me.remove('client', client))
      },
    },
    {
      clause: 'On the home page I want to see the total amount of all sent invoices.',
      check: async (app) => {
        const me = await app.boss()
        const before = Number(await me.figure('sent|sent invoice|total'))
        const sent = await me.make('invoice')
        await me.make(line, { invoice: sent, quantity: 2, [price]: 50 })
        const draft = await me.make('invoice')
        await me.make(line, { invoice: draft, quantity: 1, [price]: 7 })
        accepted(await me.move('invoice', sent, 'sent|send'))
        assert.equal(Number(await me.figure('sent|sent invoice|total')) - before, 100)
        const home = accepted(await me.send('GET', '/'))
        assert.ok(home.text.length > 0)
      },
    },
    {
      clause: 'I can search clients by name and export invoices to CSV.',
      check: async (app) => {
        const me = await app.boss()
        const one = await me.make('client', { name: 'Zanzibar Traders' })
        const two = await me.make('client', { name: 'Nordic Foods' })
        const found = await me.list('client', { q: 'zanzibar' })
        assert.ok(has(found, one) && !has(found, two))
        await me.make('invoice', { number: 'csv-77' })
        const csv = accepted(await me.csv('invoice'))
        assert.match(csv.contentType, /^text\/csv/)
        assert.match(csv.text, /csv-77/)
      },
    },
  ],
}
