import assert from 'node:assert/strict'
import { accepted, denied, impossible, refused } from '../../support/generated-app/http.ts'
import { day } from '../../support/generated-app/moment.ts'
import { has } from '../../support/generated-app/session.ts'
import type { RequirementChecks } from '../../support/requirement-checks.ts'

const order = 'repair order|order'
const plate = 'plate number|plate'
const year = 'year of production|year|production year'
const parts = 'price of parts|parts price|parts'
const work = 'price of work|work price|work'

export const carWorkshop: RequirementChecks = {
  name: '13-car-workshop',
  coverage: 0.8,
  outOfReach: [],
  checks: [
    {
      clause: 'In program must be possible to register the cars: plate number, brand, model, year of production.',
      check: async (app) => {
        const boss = await app.boss()
        const values = { [plate]: 'WX 12345', brand: 'Skoda', model: 'Fabia', [year]: 2012 }
        const car = await boss.fresh('car', await boss.make('car', values))
        for (const [name, value] of Object.entries(values)) assert.equal(boss.value('car', car, name), value)
      },
    },
    {
      clause: 'Plate number can not repeat.',
      check: async (app) => {
        const boss = await app.boss()
        await boss.make('car', { [plate]: 'KR 1A' })
        refused(await boss.post('car', { [plate]: 'KR 1A' }))
      },
    },
    {
      clause: 'Year of production must be from 1950 till 2030.',
      check: async (app) => {
        const boss = await app.boss()
        refused(await boss.post('car', { [year]: 1949 }))
        await boss.make('car', { [year]: 1950 })
        await boss.make('car', { [year]: 2030 })
        refused(await boss.post('car', { [year]: 2031 }))
      },
    },
    {
      clause: 'For every car we make the repair orders.',
      check: async (app) => {
        const boss = await app.boss()
        const car = await boss.make('car')
        const row = await boss.make(order, { car })
        assert.equal(boss.value(order, row, 'car'), car.id)
      },
    },
    {
      clause: 'Repair order has description of problem, date of reception, price of parts and price of work.',
      check: async (app) => {
        const boss = await app.boss()
        const row = await boss.make(order, {
          'description of problem|problem description|problem|description': 'Brakes squeal',
          'date of reception|reception date|reception': day(-1),
          [parts]: 80,
          [work]: 120.5,
        })
        assert.equal(boss.value(order, row, parts), 80)
        assert.equal(boss.value(order, row, work), 120.5)
        assert.ok(Object.values(row).includes('Brakes squeal'))
      },
    },
    {
      clause: 'Price of parts and price of work can not be minus.',
      check: async (app) => {
        const boss = await app.boss()
        refused(await boss.post(order, { [parts]: -1 }))
        refused(await boss.post(order, { [work]: -0.01 }))
        await boss.make(order, { [parts]: 0, [work]: 0 })
      },
    },
    {
      clause: 'Program counts sum: parts plus work.',
      check: async (app) => {
        const boss = await app.boss()
        const row = await boss.make(order, { [parts]: 80.25, [work]: 120.5 })
        const { computed } = app.entity(order)
        const fresh = await boss.fresh(order, row)
        assert.ok(computed.some((each) => fresh[each.id] === 200.75))
      },
    },
    {
      clause: 'Repair order has status: accepted, in repair, finished, given out.',
      check: async (app) => {
        const boss = await app.boss()
        assert.equal(boss.value(order, await boss.make(order), 'status|state'), 'accepted')
      },
    },
    {
      clause: 'From accepted goes to in repair, from in repair goes to finished, from finished goes to given out.',
      check: async (app) => {
        const boss = await app.boss()
        let row = await boss.make(order)
        impossible(await boss.move(order, row, 'finished'))
        for (const state of ['in repair', 'finished', 'given out']) {
          accepted(await boss.move(order, row, state))
          row = await boss.fresh(order, row)
        }
        impossible(await boss.move(order, row, 'in repair'))
      },
    },
    {
      clause: 'It is forbidden to give out car when the order is not finished.',
      check: async (app) => {
        const boss = await app.boss()
        const row = await boss.make(order)
        impossible(await boss.move(order, row, 'given out'))
        accepted(await boss.move(order, row, 'in repair'))
        impossible(await boss.move(order, await boss.fresh(order, row), 'given out'))
      },
    },
    {
      clause: 'All the workers have login with password, without login is not possible see nothing.',
      check: async (app) => {
        const boss = await app.boss()
        const car = await boss.make('car')
        const visitor = app.visitor()
        for (const name of ['car', order]) denied(await visitor.lists(name))
        denied(await visitor.get('car', car))
        const login = { email: 'worker@example.org', password: 'spanner size 13' }
        await app.someone(login)
        accepted(await visitor.send('POST', '/api/login', login))
      },
    },
    {
      clause: 'Mechanics can only change the status, boss can everything.',
      check: async (app) => {
        const boss = await app.as('boss')
        const mechanic = await app.as('mechanic')
        const car = await boss.make('car')
        const row = await boss.make(order, { car })
        accepted(await mechanic.move(order, row, 'in repair'))
        denied(await mechanic.post(order, { car }))
        denied(await mechanic.post('car'))
        denied(await mechanic.edit(order, row, { [parts]: 1 }))
        denied(await mechanic.remove(order, row))
        accepted(await boss.edit(order, row, { [parts]: 1 }))
        accepted(await boss.move(order, await boss.fresh(order, row), 'finished'))
        accepted(await boss.remove(order, row))
      },
    },
    {
      clause: 'Is needed also searching of cars by plate number.',
      check: async (app) => {
        const boss = await app.boss()
        const one = await boss.make('car', { [plate]: 'GD 777XY' })
        const two = await boss.make('car', { [plate]: 'PO 111AB' })
        const found = await boss.list('car', { q: '777X' })
        assert.ok(has(found, one) && !has(found, two))
      },
    },
  ],
}
