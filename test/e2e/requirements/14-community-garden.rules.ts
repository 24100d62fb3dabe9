import assert from 'node:assert/strict'
import { accepted, denied, refused } from '../../support/generated-app/http.ts'
import { day } from '../../support/generated-app/moment.ts'
import { has } from '../../support/generated-app/session.ts'
import type { RequirementChecks } from '../../support/requirement-checks.ts'

const planted = 'day planted|planted|planting day|planting date'
const harvest = 'expected harvest day|harvest day|harvest'

export const communityGarden: RequirementChecks = {
  name: '14-community-garden',
  coverage: 0.8,
  outOfReach: [],
  checks: [
    {
      clause: "Every plot has a number (two plots can't share one, obviously)",
      check: async (app) => {
        const coordinator = await app.whoMay('create', 'plot', 'coordinator')
        const taken = await coordinator
          .make('plot', { number: 17 })
          .catch(() => coordinator.make('plot', { number: '17' }))
        const value = coordinator.value('plot', taken, 'number')
        refused(await coordinator.post('plot', { number: value }))
      },
    },
    {
      clause: 'a size in square metres, anything from 5 up to 80',
      check: async (app) => {
        const coordinator = await app.whoMay('create', 'plot', 'coordinator')
        refused(await coordinator.post('plot', { size: 4 }))
        await coordinator.make('plot', { size: 5 })
        await coordinator.make('plot', { size: 80 })
        refused(await coordinator.post('plot', { size: 81 }))
      },
    },
    {
      clause: "a planting has a crop, the plot it's in, the day it was planted and the expected harvest day",
      check: async (app) => {
        const plot = await (await app.as('coordinator')).make('plot')
        const gardener = await app.as('gardener')
        const planting = await gardener.make('planting', { crop: 'Kale', plot, [planted]: day(-3), [harvest]: day(60) })
        assert.equal(gardener.value('planting', planting, 'crop'), 'Kale')
        assert.equal(gardener.value('planting', planting, 'plot'), plot.id)
        assert.equal(gardener.value('planting', planting, harvest), day(60).date)
        denied(await app.visitor().post('planting', { plot }))
      },
    },
    {
      clause: 'The harvest day should come after the planting day',
      check: async (app) => {
        const gardener = await app.whoMay('create', 'planting', 'gardener')
        refused(await gardener.post('planting', { [planted]: day(-3), [harvest]: day(-3) }))
        refused(await gardener.post('planting', { [planted]: day(-3), [harvest]: day(-4) }))
        await gardener.make('planting', { [planted]: day(-3), [harvest]: day(-2) })
      },
    },
    {
      clause: 'You can only edit your own plantings',
      check: async (app) => {
        const gardener = await app.as('gardener')
        const planting = await gardener.make('planting')
        denied(await (await app.as('gardener')).edit('planting', planting, { crop: 'Weeds' }))
        denied(await app.visitor().edit('planting', planting, { crop: 'Weeds' }))
        accepted(await gardener.edit('planting', planting, { crop: 'Chard' }))
      },
    },
    {
      clause: "it's nice if all gardeners can see everybody's",
      check: async (app) => {
        const planting = await (await app.as('gardener')).make('planting')
        const other = await app.as('gardener')
        assert.ok(has(await other.list('planting'), planting))
        accepted(await other.get('planting', planting))
      },
    },
    {
      clause: "They're the only ones who create plots.",
      check: async (app) => {
        await (await app.as('coordinator')).make('plot')
        denied(await (await app.as('gardener')).post('plot'))
        denied(await app.visitor().post('plot'))
      },
    },
    {
      clause: 'They also want to see how many plantings there are in each plot.',
      check: async (app) => {
        const coordinator = await app.whoMay('create', 'plot', 'coordinator')
        const plot = await coordinator.make('plot')
        const gardener = await app.whoMay('create', 'planting', 'gardener')
        await gardener.make('planting', { plot })
        await gardener.make('planting', { plot })
        const row = await coordinator.fresh('plot', plot)
        assert.equal(coordinator.value('plot', row, 'number of plantings|planting count|plantings'), 2)
      },
    },
  ],
}
