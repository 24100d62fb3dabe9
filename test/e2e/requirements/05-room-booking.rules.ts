import assert from 'node:assert/strict'
import { accepted, refused } from '../../support/generated-app/http.ts'
import { day } from '../../support/generated-app/moment.ts'
import { has } from '../../support/generated-app/session.ts'
import type { RequirementChecks } from '../../support/requirement-checks.ts'

const start = 'start time|start'
const end = 'end time|end'

export const roomBooking: RequirementChecks = {
  name: '05-room-booking',
  coverage: 0.8,
  outOfReach: [],
  checks: [
    {
      clause: 'no accounts, everybody in the office can use it',
      check: async (app) => {
        assert.equal(app.spec.accounts, null)
        const visitor = app.visitor()
        const room = await visitor.make('room')
        await visitor.make('booking', { room })
      },
    },
    {
      clause: 'rooms: name, floor, capacity',
      check: async (app) => {
        const visitor = app.visitor()
        const room = await visitor.make('room', { name: 'Elm', capacity: 12 })
        assert.equal(visitor.value('room', room, 'name'), 'Elm')
        assert.equal(visitor.value('room', room, 'capacity'), 12)
        app.column('room', 'floor')
      },
    },
    {
      clause: 'room names are unique',
      check: async (app) => {
        const visitor = app.visitor()
        await visitor.make('room', { name: 'Oak' })
        refused(await visitor.post('room', { name: 'Oak' }))
        await visitor.make('room', { name: 'Ash' })
      },
    },
    {
      clause: 'capacity between 1 and 200',
      check: async (app) => {
        const visitor = app.visitor()
        refused(await visitor.post('room', { capacity: 0 }))
        await visitor.make('room', { capacity: 1 })
        await visitor.make('room', { capacity: 200 })
        refused(await visitor.post('room', { capacity: 201 }))
      },
    },
    {
      clause: 'bookings: room, title, organiser, start and end time, number of attendees',
      check: async (app) => {
        const visitor = app.visitor()
        const room = await visitor.make('room')
        const booking = await visitor.make('booking', {
          room,
          title: 'Budget',
          organiser: 'Kim',
          [start]: day(3, '10:00'),
          [end]: day(3, '11:30'),
          'number of attendees|attendees': 7,
        })
        assert.equal(visitor.value('booking', booking, 'room'), room.id)
        assert.equal(visitor.value('booking', booking, 'organiser'), 'Kim')
        assert.equal(visitor.value('booking', booking, 'number of attendees|attendees'), 7)
        assert.match(String(visitor.value('booking', booking, end)), /11:30/)
      },
    },
    {
      clause: 'a room cannot be booked twice at the same time',
      check: async (app) => {
        const visitor = app.visitor()
        const room = await visitor.make('room')
        const at = (from: string, to: string) => ({ room, [start]: day(4, from), [end]: day(4, to) })
        await visitor.make('booking', at('10:00', '12:00'))
        refused(await visitor.post('booking', at('11:00', '13:00')))
        refused(await visitor.post('booking', at('10:00', '12:00')))
        refused(await visitor.post('booking', at('10:30', '11:00')))
        await visitor.make('booking', at('12:00', '13:00'))
        const other = await visitor.make('room')
        await visitor.make('booking', { ...at('10:00', '12:00'), room: other })
        await visitor.make('booking', { room, [start]: day(5, '10:00'), [end]: day(5, '12:00') })
      },
    },
    {
      clause: 'the end must be after the start',
      check: async (app) => {
        const visitor = app.visitor()
        refused(await visitor.post('booking', { [start]: day(6, '10:00'), [end]: day(6, '10:00') }))
        refused(await visitor.post('booking', { [start]: day(6, '10:00'), [end]: day(6, '09:00') }))
        await visitor.make('booking', { [start]: day(6, '10:00'), [end]: day(6, '10:30') })
      },
    },
    {
      clause: "bookings can't be made in the past",
      check: async (app) => {
        const visitor = app.visitor()
        refused(await visitor.post('booking', { [start]: day(-2, '10:00'), [end]: day(-2, '11:00') }))
        await visitor.make('booking', { [start]: day(2, '10:00'), [end]: day(2, '11:00') })
      },
    },
    {
      clause: 'list of bookings sorted by start time, filter by room',
      check: async (app) => {
        const visitor = app.visitor()
        const room = await visitor.make('room')
        const late = await visitor.make('booking', { room, [start]: day(40, '10:00'), [end]: day(40, '11:00') })
        const early = await visitor.make('booking', { room, [start]: day(20, '10:00'), [end]: day(20, '11:00') })
        const other = await visitor.make('booking')
        const rows = await visitor.list('booking', { room })
        assert.deepEqual(
          rows.map((row) => row.id),
          [early.id, late.id],
        )
        assert.ok(has(await visitor.list('booking'), other))
      },
    },
    {
      clause: 'search bookings by title or organiser',
      check: async (app) => {
        const visitor = app.visitor()
        const one = await visitor.make('booking', { title: 'Zeppelin launch', organiser: 'Sam' })
        const two = await visitor.make('booking', { title: 'Standup', organiser: 'Wolfgang' })
        const byTitle = await visitor.list('booking', { q: 'zeppelin' })
        assert.ok(has(byTitle, one) && !has(byTitle, two))
        const byOrganiser = await visitor.list('booking', { q: 'wolfgang' })
        assert.ok(has(byOrganiser, two) && !has(byOrganiser, one))
        accepted(await visitor.lists('booking'))
      },
    },
  ],
}
