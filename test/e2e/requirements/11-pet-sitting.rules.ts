import assert from 'node:assert/strict'
import { accepted, denied, refused } from '../../support/generated-app/http.ts'
import { day } from '../../support/generated-app/moment.ts'
import { has } from '../../support/generated-app/session.ts'
import type { RequirementChecks } from '../../support/requirement-checks.ts'

export const petSitting: RequirementChecks = {
  name: '11-pet-sitting',
  coverage: 0.8,
  outOfReach: [],
  checks: [
    {
      clause: 'They register, and once they have done so they can post a sitting.',
      check: async (app) => {
        await (await app.someone()).make('sitting')
        denied(await app.visitor().post('sitting'))
      },
    },
    {
      clause: 'It has a pet name, a first day, a last day and notes.',
      check: async (app) => {
        const anna = await app.someone()
        const sitting = await anna.make('sitting', {
          'pet name': 'Minka',
          'first day': day(3),
          'last day': day(5),
          notes: 'Shy',
        })
        assert.equal(anna.value('sitting', sitting, 'pet name'), 'Minka')
        assert.equal(anna.value('sitting', sitting, 'last day'), day(5).date)
        assert.equal(anna.value('sitting', sitting, 'notes'), 'Shy')
      },
    },
    {
      clause: "The last day can't be before the first one.",
      check: async (app) => {
        const anna = await app.someone()
        refused(await anna.post('sitting', { 'first day': day(5), 'last day': day(4) }))
        await anna.make('sitting', { 'first day': day(5), 'last day': day(5) })
      },
    },
    {
      clause: 'Whoever posted it can change or delete it, and nobody else can.',
      check: async (app) => {
        const anna = await app.someone()
        const sitting = await anna.make('sitting')
        for (const other of [await app.someone(), await app.boss(), app.visitor()]) {
          denied(await other.edit('sitting', sitting, { notes: 'Mine now' }))
          denied(await other.remove('sitting', sitting))
        }
        accepted(await anna.edit('sitting', sitting, { notes: 'Very shy' }))
        accepted(await anna.remove('sitting', sitting))
      },
    },
    {
      clause: 'Other neighbours can see it, and they can make an offer for it.',
      check: async (app) => {
        const sitting = await (await app.someone()).make('sitting')
        const ben = await app.someone()
        accepted(await ben.get('sitting', sitting))
        assert.ok(has(await ben.list('sitting'), sitting))
        const offer = await ben.make('offer', { sitting })
        assert.equal(ben.value('offer', offer, 'sitting'), sitting.id)
      },
    },
    {
      clause: 'It has a message, which is required and must not be longer than 250 characters.',
      check: async (app) => {
        const anna = await app.someone()
        const sitting = async () => ({ sitting: await anna.make('sitting') })
        const ben = await app.someone()
        refused(await ben.post('offer', { ...(await sitting()), message: '' }))
        await ben.make('offer', { ...(await sitting()), message: 'm'.repeat(250) })
        refused(await ben.post('offer', { ...(await sitting()), message: 'm'.repeat(251) }))
      },
    },
    {
      clause: "They can't make more than one for the same sitting.",
      check: async (app) => {
        const anna = await app.someone()
        const sitting = await anna.make('sitting')
        const ben = await app.someone()
        await ben.make('offer', { sitting })
        refused(await ben.post('offer', { sitting }))
        await ben.make('offer', { sitting: await anna.make('sitting') })
        await (await app.someone()).make('offer', { sitting })
      },
    },
    {
      clause: 'They can withdraw theirs, that is, delete it, but not those of others.',
      check: async (app) => {
        const ben = await app.someone()
        const cleo = await app.someone()
        const offer = await ben.make('offer', { sitting: await (await app.someone()).make('sitting') })
        denied(await cleo.remove('offer', offer))
        accepted(await ben.remove('offer', offer))
      },
    },
  ],
}
