import assert from 'node:assert/strict'
import { accepted, denied, impossible, refused } from '../../support/generated-app/http.ts'
import { has } from '../../support/generated-app/session.ts'
import type { RequirementChecks } from '../../support/requirement-checks.ts'

const maker = 'film maker|filmmaker|maker'
const running = 'running time|running time in minutes'
const link = 'link to the video|video link|link|video'
const accept = 'accept|accepted'
const decline = 'decline|declined'

export const filmFestival: RequirementChecks = {
  name: '16-film-festival',
  coverage: 0.8,
  outOfReach: [],
  checks: [
    {
      clause: 'Film makers submit films.',
      check: async (app) => {
        await (await app.as(maker)).make('film')
        denied(await app.visitor().post('film'))
      },
    },
    {
      clause: 'A film has a title, a running time in minutes, a country and a link to the video.',
      check: async (app) => {
        const who = await app.whoMay('create', 'film', maker)
        const values = { title: 'Ebb', [running]: 12, country: 'Norway', [link]: 'https://example.org/ebb' }
        const film = await who.fresh('film', await who.make('film', values))
        for (const [name, value] of Object.entries(values)) assert.equal(who.value('film', film, name), value)
      },
    },
    {
      clause: 'The running time must not exceed 30 minutes.',
      check: async (app) => {
        const who = await app.whoMay('create', 'film', maker)
        await who.make('film', { [running]: 30 })
        refused(await who.post('film', { [running]: 31 }))
      },
    },
    {
      clause: 'The link must be a valid web address.',
      check: async (app) => {
        const who = await app.whoMay('create', 'film', maker)
        refused(await who.post('film', { [link]: 'my video' }))
        await who.make('film', { [link]: 'https://example.org/film/1' })
      },
    },
    {
      clause: 'Film makers may submit at most 2 films each.',
      check: async (app) => {
        const who = await app.as(maker)
        await who.make('film')
        await who.make('film')
        refused(await who.post('film'))
        await (await app.as(maker)).make('film')
      },
    },
    {
      clause: 'They can edit their film as long as it has not been accepted or declined.',
      check: async (app) => {
        const who = await app.as(maker)
        const director = await app.as('director')
        const first = await who.make('film')
        denied(await (await app.as(maker)).edit('film', first, { title: 'Not mine' }))
        accepted(await who.edit('film', first, { title: 'Second cut' }))
        accepted(await director.move('film', first, accept))
        impossible(await who.edit('film', first, { title: 'Third cut' }))
        const second = await who.make('film')
        accepted(await director.move('film', second, decline))
        impossible(await who.edit('film', second, { title: 'Third cut' }))
      },
    },
    {
      clause: 'Jurors review films.',
      check: async (app) => {
        const film = await (await app.as(maker)).make('film')
        const review = await (await app.as('juror')).make('review', { film })
        assert.equal((await app.as('juror')).value('review', review, 'film'), film.id)
        denied(await (await app.as(maker)).post('review', { film }))
        denied(await app.visitor().post('review', { film }))
      },
    },
    {
      clause: 'A review consists of a score from 1 to 10 and a comment.',
      check: async (app) => {
        const who = await app.whoMay('create', 'review', 'juror')
        refused(await who.post('review', { score: 0 }))
        await who.make('review', { score: 1 })
        const review = await who.make('review', { score: 10, comment: 'Superb' })
        assert.equal(who.value('review', review, 'comment'), 'Superb')
        refused(await who.post('review', { score: 11 }))
      },
    },
    {
      clause: 'A juror may review a film only once.',
      check: async (app) => {
        const film = await (await app.as(maker)).make('film')
        const other = await (await app.as(maker)).make('film')
        const who = await app.as('juror')
        await who.make('review', { film })
        refused(await who.post('review', { film }))
        await who.make('review', { film: other })
        await (await app.as('juror')).make('review', { film })
      },
    },
    {
      clause: "Film makers can't see reviews.",
      check: async (app) => {
        const who = await app.as(maker)
        const film = await who.make('film')
        const review = await (await app.as('juror')).make('review', { film })
        denied(await who.get('review', review))
        const listed = await who.lists('review')
        if (listed.status === 200) assert.ok(!has(await who.list('review'), review))
        else denied(listed)
      },
    },
    {
      clause: 'The average score of each film is displayed, and the films can be sorted by it.',
      check: async (app) => {
        const good = await (await app.as(maker)).make('film')
        const poor = await (await app.as(maker)).make('film')
        await (await app.as('juror')).make('review', { film: good, score: 10 })
        await (await app.as('juror')).make('review', { film: good, score: 7 })
        await (await app.as('juror')).make('review', { film: poor, score: 2 })
        const who = await app.as('juror')
        const average = 'average score|average'
        assert.equal(who.value('film', await who.fresh('film', good), average), 8.5)
        const ids = (await who.list('film', { sort: `-${average}` })).map((row) => row.id)
        assert.ok(ids.indexOf(good.id) < ids.indexOf(poor.id) && ids.includes(good.id))
      },
    },
    {
      clause: 'The director of the festival accepts or declines submitted films.',
      check: async (app) => {
        const director = await app.as('director')
        const who = await app.as(maker)
        const first = await who.make('film')
        const second = await who.make('film')
        denied(await who.move('film', first, accept))
        accepted(await director.move('film', first, accept))
        accepted(await director.move('film', second, decline))
      },
    },
    {
      clause: 'Jurors cannot accept films.',
      check: async (app) => {
        const film = await (await app.as(maker)).make('film')
        denied(await (await app.as('juror')).move('film', film, accept))
        accepted(await (await app.as('director')).move('film', film, accept))
      },
    },
    {
      clause: 'An accepted film cannot be declined afterwards.',
      check: async (app) => {
        const director = await app.as('director')
        const film = await (await app.as(maker)).make('film')
        accepted(await director.move('film', film, accept))
        impossible(await director.move('film', film, decline))
      },
    },
  ],
}
