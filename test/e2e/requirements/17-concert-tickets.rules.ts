import assert from 'node:assert/strict'
import { accepted, denied, refused } from '../../support/generated-app/http.ts'
import { day } from '../../support/generated-app/moment.ts'
import { has, type Session } from '../../support/generated-app/session.ts'
import type { RequirementChecks } from '../../support/requirement-checks.ts'

const seats = 'number of seats|seats'

/** Cancelling is either deleting the row or moving it to a cancelled state. */
const cancelled = async (who: Session, row: { readonly id: number }) => {
  const full = { ...row }
  const moved = await who.move('reservation', full, 'cancel|cancelled').catch(() => null)
  return moved ?? who.remove('reservation', full)
}

export const concertTickets: RequirementChecks = {
  name: '17-concert-tickets',
  coverage: 0.8,
  outOfReach: [],
  checks: [
    {
      clause: 'We publish concerts, people reserve seats.',
      check: async (app) => {
        const concert = await (await app.as('organiser')).make('concert')
        const reservation = await (await app.as('guest')).make('reservation', { concert })
        assert.equal((await app.as('guest')).value('reservation', reservation, 'concert'), concert.id)
      },
    },
    {
      clause: 'A concert has a band, a date, a start time and a number of seats, e.g. 60.',
      check: async (app) => {
        const organiser = await app.whoMay('create', 'concert', 'organiser')
        const concert = await organiser.make('concert', { band: 'Blue Four', date: day(9), [seats]: 60 })
        assert.equal(organiser.value('concert', concert, 'band'), 'Blue Four')
        assert.equal(organiser.value('concert', concert, seats), 60)
        app.column('concert', 'start time|start')
        await organiser.make('concert', { [seats]: 61 })
        await organiser.make('concert', { [seats]: 12 })
      },
    },
    {
      clause: 'Only the organisers can publish concerts',
      check: async (app) => {
        denied(await (await app.as('guest')).post('concert'))
        denied(await app.visitor().post('concert'))
        await (await app.as('organiser')).make('concert')
      },
    },
    {
      clause: "a concert's date has to lie in the future",
      check: async (app) => {
        const organiser = await app.whoMay('create', 'concert', 'organiser')
        refused(await organiser.post('concert', { date: day(-2) }))
        refused(await organiser.post('concert', { date: day(0, '00:00') }))
        await organiser.make('concert', { date: day(2) })
      },
    },
    {
      clause: "Guests don't need an account to see the programme, but they need one to make a reservation.",
      check: async (app) => {
        const concert = await (await app.as('organiser')).make('concert')
        assert.ok(has(await app.visitor().list('concert'), concert))
        accepted(await app.visitor().get('concert', concert))
        denied(await app.visitor().post('reservation', { concert }))
        await (await app.as('guest')).make('reservation', { concert })
      },
    },
    {
      clause: 'When reserving, they give the number of seats they want, minimum 1 and maximum 6.',
      check: async (app) => {
        const guest = await app.whoMay('create', 'reservation', 'guest')
        refused(await guest.post('reservation', { [seats]: 0 }))
        await guest.make('reservation', { [seats]: 1 })
        await guest.make('reservation', { [seats]: 6 })
        refused(await guest.post('reservation', { [seats]: 7 }))
      },
    },
    {
      clause: 'One guest can hold only one reservation per concert.',
      check: async (app) => {
        const organiser = await app.whoMay('create', 'concert', 'organiser')
        const concert = await organiser.make('concert')
        const guest = await app.as('guest')
        await guest.make('reservation', { concert })
        refused(await guest.post('reservation', { concert }))
        await guest.make('reservation', { concert: await organiser.make('concert') })
        await (await app.as('guest')).make('reservation', { concert })
      },
    },
    {
      clause: 'It must be impossible to reserve for a concert more than 40 times.',
      check: async (app) => {
        const concert = await (await app.as('organiser')).make('concert', { [seats]: 1000 })
        for (let n = 0; n < 40; n += 1) await (await app.as('guest')).make('reservation', { concert, [seats]: 1 })
        refused(await (await app.as('guest')).post('reservation', { concert, [seats]: 1 }))
      },
    },
    {
      clause: 'Guests can cancel their own reservations',
      check: async (app) => {
        const guest = await app.as('guest')
        const row = await guest.make('reservation')
        denied(await cancelled(await app.as('guest'), row))
        accepted(await cancelled(guest, row))
      },
    },
    {
      clause: 'organisers can cancel any reservation.',
      check: async (app) => {
        const row = await (await app.as('guest')).make('reservation')
        accepted(await cancelled(await app.as('organiser'), row))
      },
    },
    {
      clause: 'For each concert the organisers see the total number of seats reserved.',
      check: async (app) => {
        const organiser = await app.as('organiser')
        const concert = await organiser.make('concert')
        await (await app.as('guest')).make('reservation', { concert, [seats]: 2 })
        await (await app.as('guest')).make('reservation', { concert, [seats]: 3 })
        const row = await organiser.fresh('concert', concert)
        const { computed } = app.entity('concert')
        assert.ok(computed.some((each) => row[each.id] === 5))
      },
    },
    {
      clause: 'We also want the list of reservations as a CSV file for the door, but only organisers may download it.',
      check: async (app) => {
        const guest = await app.as('guest')
        await guest.make('reservation')
        const csv = accepted(await (await app.as('organiser')).csv('reservation'))
        assert.match(csv.contentType, /^text\/csv/)
        denied(await guest.csv('reservation'))
        denied(await app.visitor().csv('reservation'))
      },
    },
  ],
}
