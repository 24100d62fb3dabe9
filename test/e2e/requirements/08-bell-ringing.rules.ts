import assert from 'node:assert/strict'
import { accepted, denied, refused } from '../../support/generated-app/http.ts'
import { day } from '../../support/generated-app/moment.ts'
import { has } from '../../support/generated-app/session.ts'
import type { RequirementChecks } from '../../support/requirement-checks.ts'

const captain = 'tower captain|captain'
const bells = 'number of bells|bells'
const changes = 'number of changes|changes'
/** Who stands at which bell in a peal; `ringer` is the role of an account as well. */
const stand = 'ringer|peal ringer'
const bellNumber = 'bell number|bell'

export const bellRinging: RequirementChecks = {
  name: '08-bell-ringing',
  coverage: 0.8,
  outOfReach: [],
  checks: [
    {
      clause: 'A tower has a dedication, a village and a number of bells, which is between 3 and 16.',
      check: async (app) => {
        const boss = await app.whoMay('create', 'tower', captain)
        const tower = await boss.make('tower', { dedication: 'St Mary', village: 'Ashby', [bells]: 8 })
        assert.equal(boss.value('tower', tower, 'dedication'), 'St Mary')
        assert.equal(boss.value('tower', tower, 'village'), 'Ashby')
        refused(await boss.post('tower', { [bells]: 2 }))
        await boss.make('tower', { [bells]: 3 })
        await boss.make('tower', { [bells]: 16 })
        refused(await boss.post('tower', { [bells]: 17 }))
      },
    },
    {
      clause: 'A peal is rung at a tower on a given date and in a method',
      check: async (app) => {
        const boss = await app.whoMay('create', 'tower', captain)
        const tower = await boss.make('tower')
        const peal = await boss.make('peal', { tower, date: day(-5), method: 'Plain Bob Major' })
        assert.equal(boss.value('peal', peal, 'tower'), tower.id)
        assert.equal(boss.value('peal', peal, 'date'), day(-5).date)
        assert.equal(boss.value('peal', peal, 'method'), 'Plain Bob Major')
      },
    },
    {
      clause: 'it also has a number of changes and a footnote.',
      check: async (app) => {
        const boss = await app.whoMay('create', 'peal', captain)
        const peal = await boss.make('peal', { [changes]: 5040, footnote: 'First on the bells' })
        assert.equal(boss.value('peal', peal, changes), 5040)
        assert.equal(boss.value('peal', peal, 'footnote'), 'First on the bells')
      },
    },
    {
      clause: 'Peals must have at least 5000 changes.',
      check: async (app) => {
        const boss = await app.whoMay('create', 'peal', captain)
        refused(await boss.post('peal', { [changes]: 4999 }))
        await boss.make('peal', { [changes]: 5000 })
      },
    },
    {
      clause: "The date of a peal can't be in the future.",
      check: async (app) => {
        const boss = await app.whoMay('create', 'peal', captain)
        refused(await boss.post('peal', { date: day(2) }))
        await boss.make('peal', { date: day(-1) })
      },
    },
    {
      clause: 'For every peal we note the ringers: each ringer stands at a bell number and has a name.',
      check: async (app) => {
        const boss = await app.whoMay('create', 'peal', captain)
        const peal = await boss.make('peal')
        const row = await boss.make(stand, { peal, [bellNumber]: 3, name: 'Fred Pitman' })
        assert.equal(boss.value(stand, row, 'peal'), peal.id)
        assert.equal(boss.value(stand, row, bellNumber), 3)
        assert.equal(boss.value(stand, row, 'name'), 'Fred Pitman')
      },
    },
    {
      clause: 'Within one peal no bell number may occur twice.',
      check: async (app) => {
        const boss = await app.whoMay('create', 'peal', captain)
        const peal = await boss.make('peal')
        await boss.make(stand, { peal, [bellNumber]: 4 })
        refused(await boss.post(stand, { peal, [bellNumber]: 4 }))
        await boss.make(stand, { peal, [bellNumber]: 5 })
        await boss.make(stand, { peal: await boss.make('peal'), [bellNumber]: 4 })
      },
    },
    {
      clause: 'Exactly the tower captains can record peals',
      check: async (app) => {
        await (await app.as(captain)).make('peal')
        denied(await (await app.as('ringer')).post('peal'))
        denied(await app.visitor().post('peal'))
      },
    },
    {
      clause: 'ordinary ringers only read them.',
      check: async (app) => {
        const peal = await (await app.as(captain)).make('peal')
        const ringer = await app.as('ringer')
        accepted(await ringer.get('peal', peal))
        assert.ok(has(await ringer.list('peal'), peal))
        denied(await ringer.edit('peal', peal, { footnote: 'No' }))
        denied(await ringer.remove('peal', peal))
      },
    },
    {
      clause: 'Each tower shows how many peals have been rung there.',
      check: async (app) => {
        const boss = await app.whoMay('create', 'tower', captain)
        const tower = await boss.make('tower')
        await boss.make('peal', { tower })
        await boss.make('peal', { tower })
        assert.equal(boss.value('tower', await boss.fresh('tower', tower), 'number of peals|peal count|peals'), 2)
      },
    },
    {
      clause: 'The peals should be listed with the newest first, and it must be possible to search them by method.',
      check: async (app) => {
        const boss = await app.whoMay('create', 'peal', captain)
        const recent = await boss.make('peal', { date: day(-2), method: 'Kent Treble Bob' })
        const old = await boss.make('peal', { date: day(-900), method: 'Kent Treble Bob' })
        const other = await boss.make('peal', { date: day(-3), method: 'Stedman Triples' })
        const ids = (await boss.list('peal', { q: 'kent' })).map((row) => row.id)
        assert.deepEqual(ids, [recent.id, old.id])
        assert.ok(!ids.includes(other.id))
      },
    },
  ],
}
