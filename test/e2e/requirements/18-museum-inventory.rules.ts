import assert from 'node:assert/strict'
import { accepted, impossible, refused } from '../../support/generated-app/http.ts'
import { asRow, has } from '../../support/generated-app/session.ts'
import type { RequirementChecks } from '../../support/requirement-checks.ts'

const object = 'object|museum object'
const inventory = 'inventory number'
const value = 'estimated value|value'
const acquired = 'year acquired|acquired|year'

export const museumInventory: RequirementChecks = {
  name: '18-museum-inventory',
  coverage: 0.8,
  outOfReach: [],
  checks: [
    {
      clause: 'No log-in is needed',
      check: async (app) => {
        assert.equal(app.spec.accounts, null)
        await app.visitor().make(object)
      },
    },
    {
      clause:
        'Objects: inventory number (required, unique), title (required, up to 150 characters), material, year acquired, estimated value in euros, condition (good, fair, poor), room.',
      check: async (app) => {
        const visitor = app.visitor()
        refused(await visitor.post(object, { [inventory]: null }))
        await visitor.make(object, { [inventory]: 'M-1' })
        refused(await visitor.post(object, { [inventory]: 'M-1' }))
        refused(await visitor.post(object, { title: '' }))
        await visitor.make(object, { title: 't'.repeat(150) })
        refused(await visitor.post(object, { title: 't'.repeat(151) }))
        for (const condition of ['good', 'fair', 'poor']) await visitor.make(object, { condition })
        refused(await visitor.post(object, { condition: 'lost' }))
        const row = await visitor.make(object, { material: 'Oak', [value]: 250.5 })
        assert.equal(visitor.value(object, row, 'material'), 'Oak')
        app.column(object, acquired)
        assert.equal(visitor.value(object, row, value), 250.5)
      },
    },
    {
      clause: 'Rooms: name (required), building.',
      check: async (app) => {
        const visitor = app.visitor()
        refused(await visitor.post('room', { name: '' }))
        const room = await visitor.make('room', { name: 'Attic', building: 'Mill' })
        assert.equal(visitor.value('room', room, 'building'), 'Mill')
      },
    },
    {
      clause: 'Every object is kept in exactly one room.',
      check: async (app) => {
        const visitor = app.visitor()
        const room = await visitor.make('room')
        const row = await visitor.make(object, { room })
        assert.equal(visitor.value(object, row, 'room'), room.id)
        refused(await visitor.post(object, { room: null }))
      },
    },
    {
      clause: 'The year acquired is between 1850 and the current year.',
      check: async (app) => {
        const visitor = app.visitor()
        const thisYear = new Date().getUTCFullYear()
        refused(await visitor.post(object, { [acquired]: 1849 }))
        await visitor.make(object, { [acquired]: 1850 })
        await visitor.make(object, { [acquired]: thisYear })
        refused(await visitor.post(object, { [acquired]: thisYear + 1 }))
      },
    },
    {
      clause: 'The estimated value cannot be negative.',
      check: async (app) => {
        const visitor = app.visitor()
        refused(await visitor.post(object, { [value]: -1 }))
        await visitor.make(object, { [value]: 0 })
      },
    },
    {
      clause: 'Show for each room the number of objects and the total estimated value.',
      check: async (app) => {
        const visitor = app.visitor()
        const room = await visitor.make('room')
        await visitor.make(object, { room, [value]: 100 })
        await visitor.make(object, { room, [value]: 20.5 })
        const row = await visitor.fresh('room', room)
        assert.equal(visitor.value('room', row, 'number of objects|object count|objects'), 2)
        assert.equal(visitor.value('room', row, 'total estimated value|total value|estimated value'), 120.5)
      },
    },
    {
      clause: "A room with objects in it can't be deleted.",
      check: async (app) => {
        const visitor = app.visitor()
        const room = await visitor.make('room')
        const row = await visitor.make(object, { room })
        impossible(await visitor.remove('room', room))
        accepted(await visitor.remove(object, row))
        accepted(await visitor.remove('room', room))
      },
    },
    {
      clause:
        'Objects can be searched by title and inventory number, filtered by condition and room, and sorted by estimated value.',
      check: async (app) => {
        const visitor = app.visitor()
        const room = await visitor.make('room')
        const one = await visitor.make(object, {
          room,
          title: 'Amphora',
          [inventory]: 'ZZ-900',
          condition: 'poor',
          [value]: 9,
        })
        const two = await visitor.make(object, {
          room,
          title: 'Sabre',
          [inventory]: 'YY-800',
          condition: 'good',
          [value]: 5,
        })
        for (const q of ['amphor', 'ZZ-9']) {
          const found = await visitor.list(object, { q })
          assert.ok(has(found, one) && !has(found, two), q)
        }
        const ids = async (query: Readonly<Record<string, unknown>>) =>
          (await visitor.list(object, query)).map((row) => row.id)
        assert.deepEqual(await ids({ room, condition: 'poor' }), [one.id])
        assert.deepEqual(await ids({ room, sort: value }), [two.id, one.id])
        assert.deepEqual(await ids({ room, sort: `-${value}` }), [one.id, two.id])
      },
    },
    {
      clause: 'The list of objects can be exported as CSV.',
      check: async (app) => {
        const visitor = app.visitor()
        await visitor.make(object, { title: 'In the export' })
        const csv = accepted(await visitor.csv(object))
        assert.match(csv.contentType, /^text\/csv/)
        assert.match(csv.text, /In the export/)
      },
    },
    {
      clause: 'New objects are in good condition if nothing else is given.',
      check: async (app) => {
        const visitor = app.visitor()
        const row = asRow(accepted(await visitor.postWithout(object, 'condition')))
        assert.equal(visitor.value(object, row, 'condition'), 'good')
      },
    },
  ],
}
