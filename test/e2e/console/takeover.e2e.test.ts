import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { RunEvent } from '../../../src/client/client.ts'
import { question, startAskingTeam } from '../../support/console/journey/asking-team.ts'
import { eventRows } from '../../support/console/journey/event-rows.ts'
import { type Member, openTwoNodes, type TwoNodes } from '../../support/console/journey/two-nodes.ts'
import { openConsole } from '../../support/console/open-console.ts'
import { shoot } from '../../support/console/shoot.ts'
import { withConsole } from '../../support/console/with-console.ts'
import { doneTwice, eventsOf, upTo, watchToEnd, watchUntil } from '../../support/run-log.ts'
import { withServer } from '../../support/with-server.ts'

const requirements = `Members can add books. A book has a title and a number of pages. The title is required.
The number of pages must be between 10 and 2000.`

const slow = { timeout: 120_000 }
/** What a browser says of a server that is gone. */
const gone = [/ERR_(CONNECTION|EMPTY|INCOMPLETE|SOCKET)/, /WebSocket connection to .* failed/]

withConsole('the page of a run on two nodes', (the) => {
  withServer('on Postgres', inject('postgres'), (admin) => {
    let team: Awaited<ReturnType<typeof startAskingTeam>>
    let nodes: TwoNodes
    beforeAll(async () => {
      team = await startAskingTeam()
      nodes = await openTwoNodes(admin, team.env)
    }, 120_000)
    afterAll(async () => {
      await nodes.close()
      await team.wire.stop()
    })

    test('goes on by itself when the node dies that owns the run', { timeout: 300_000 }, async () => {
      const [north] = nodes.members
      const { id } = await north.client.startRun({ requirements, workflow: 'sdlc', provider: 'openai' })
      const taken = await watchUntil(north.client, id, ({ type }) => type === 'HandedOff')
      const owner = await ownerIn(taken, nodes.members)
      const other = nodes.members.find((one) => one !== owner) ?? north
      const { page } = await openConsole(the.browser, { url: other.url, path: `/runs/${id}/events`, complaints: gone })
      const facts = page.getByLabel('Figures of this run')
      await expect.poll(() => facts.textContent(), slow).toContain(owner.name)
      await shoot(page, 'takeover-1-owned', { fullPage: false })
      await owner.kill()
      await expect.poll(() => facts.textContent(), slow).toContain(other.name)
      await shoot(page, 'takeover-2-taken-over', { fullPage: false })
      const events = await watchToEnd(other.client, id)
      expect(doneTwice(events)).toEqual([])
      expect(eventsOf(events, 'OwnerChanged').length).toBeGreaterThan(1)
      await page
        .getByText(/^Delivered: all \d+ clauses are covered$/)
        .first()
        .waitFor(slow)
      await showsAllOf(page, events)
      await owner.start()
    })

    test('comes back with its own node, with everything once, and with what was being typed', {
      timeout: 300_000,
    }, async () => {
      const [north, south] = nodes.members
      const order = { requirements, workflow: 'sdlc', provider: 'openai', questionsAllowed: true } as const
      const { id } = await south.client.startRun({ ...order, budgetUsd: 5 })
      await watchUntil(south.client, id, ({ type }) => type === 'QuestionAsked')
      const { page } = await openConsole(the.browser, { url: north.url, path: `/runs/${id}/events`, complaints: gone })
      const asks = page.getByRole('group', { name: 'What waits for you' })
      await asks.getByRole('heading', { name: question.question }).waitFor(slow)
      const typed = 'Only those that they added themselves'
      await asks.getByLabel('Your answer').fill(typed)
      const before = (await eventRows(page)).length

      await north.kill()
      await page.getByText('The connection is lost. Reconnecting…').waitFor(slow)
      await shoot(page, 'takeover-3-lost', { fullPage: false })
      // What happens meanwhile comes afterwards.
      await south.client.pauseRun({ runId: id, reason: 'Lunch' })
      await watchUntil(south.client, id, ({ type }) => type === 'RunPaused')
      await south.client.resumeRun({ runId: id })
      await watchUntil(south.client, id, ({ type }) => type === 'RunResumed')
      await north.start()
      await page.getByText(`Resumed after event ${before}, nothing missed.`).waitFor(slow)
      await shoot(page, 'takeover-4-resumed', { fullPage: false })
      expect(await asks.getByLabel('Your answer').inputValue()).toBe(typed)

      await asks.getByRole('button', { name: 'Answer', exact: true }).click()
      const events = await watchToEnd(south.client, id)
      expect(eventsOf(events, 'QuestionAnswered').map(({ data }) => data.answer)).toEqual([typed])
      await page
        .getByText(/^Delivered: all \d+ clauses are covered$/)
        .first()
        .waitFor(slow)
      await showsAllOf(page, events)
    })
  })
})

/** The page lists every event of the log, each once and in order. */
async function showsAllOf(page: Page, events: readonly RunEvent[]): Promise<void> {
  expect(events.map(({ seq }) => seq)).toEqual(upTo(events.length))
  await page.getByText(`${events.length} events`, { exact: true }).waitFor(slow)
  await expect.poll(() => eventRows(page), slow).toEqual(events.map(({ seq, type }) => ({ seq, type })))
}

/** Who took the run up last. */
async function ownerIn(events: readonly RunEvent[], members: readonly [Member, Member]): Promise<Member> {
  const taken = eventsOf(events, 'OwnerChanged').at(-1)?.data.owner ?? ''
  const known = await members[0].client.clusterNodes()
  const name = known.find(({ id }) => id.endsWith(taken))?.name
  const owner = members.find((one) => one.name === name)
  if (owner === undefined) throw new Error(`Found ${name ?? taken} as the owner, expected one of the two nodes.`)
  return owner
}
