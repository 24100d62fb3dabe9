import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import { expect, onTestFinished, test } from 'vitest'
import { question, startAskingTeam } from '../../support/console/journey/asking-team.ts'
import { pastOf, scrubToMiddle, slider } from '../../support/console/journey/past.ts'
import { signedWorkflow, signOff } from '../../support/console/journey/signed-workflow.ts'
import { watchHandoffs } from '../../support/console/journey/watch-handoffs.ts'
import { addRow, applicationIn, register } from '../../support/console/journey/use-application.ts'
import { openConsole } from '../../support/console/open-console.ts'
import { shoot } from '../../support/console/shoot.ts'
import { violations } from '../../support/console/violations.ts'
import { withConsole } from '../../support/console/with-console.ts'
import { startNode } from '../../support/node-under-test.ts'
import { onBothStores } from '../../support/on-both-stores.ts'
import { watchToEnd, watchUntil } from '../../support/run-log.ts'

const requirements = `Members sign in with an email address and a password. Members can add books.
A book has a title and a number of pages. The title is required. The number of pages must be between 10 and 2000.`

const slow = { timeout: 120_000 }

withConsole('somebody who follows what the pages say', (the) => {
  onBothStores((open) => {
    test('has an application built, steers it, tries it, takes it home and looks back', {
      timeout: 400_000,
    }, async () => {
      const team = await startAskingTeam()
      onTestFinished(() => team.wire.stop())
      const node = await startNode({ ...(await open()), ...team.env })
      onTestFinished(() => node.close())
      const { page, context } = await openConsole(the.browser, { url: node.url })
      const part = (name: string) =>
        page.getByRole('navigation', { name: 'Views of this run' }).getByRole('link', { name })
      const passages = page.locator('section', { has: page.getByRole('heading', { name: 'Last handoffs' }) })
      const handoffs = (): Promise<number> => passages.getByRole('listitem').count()

      // What it is, and a run of it.
      await page.getByRole('heading', { level: 1, name: 'What should be built?' }).waitFor()
      await page.getByRole('heading', { name: 'How it works' }).waitFor()
      await page.getByLabel('Requirements').fill(requirements)
      await page.getByText(/^Options/).click()
      await page.getByLabel('Who answers for the personas').selectOption('openai')
      await page.getByLabel('Budget in US dollars').fill('5')
      await page.getByLabel('Workflow', { exact: true }).selectOption({ label: 'My own (wf.v1)' })
      await page.getByLabel('Your workflow (JSON)').fill(signedWorkflow())
      await page.getByText('It is sound and can be played.').waitFor(slow)
      await page.getByLabel('Title').fill('A shelf for everybody')
      await page.getByLabel('The team may ask me questions').check()
      await shoot(page, 'journey-1-start')
      await page.getByRole('button', { name: 'Start the run' }).click()

      // A run that asks.
      await page.waitForURL(/\/runs\/run_/, slow)
      const runId = new URL(page.url()).pathname.split('/')[2] ?? ''
      await page.getByRole('heading', { level: 1, name: 'A shelf for everybody' }).waitFor(slow)
      const handoffsSeen = await watchHandoffs(page)
      await page.getByRole('button', { name: 'Answer', exact: true }).first().click(slow)
      const asks = page.getByRole('group', { name: 'What waits for you' })
      await asks.getByRole('heading', { name: question.question }).waitFor(slow)
      await asks.getByText(question.assumed).waitFor()
      await asks.getByLabel('Your answer').fill('Members see only the books that they added.')
      await shoot(page, 'journey-2-question', { fullPage: false })
      expect(await violations(page)).toEqual([])
      await asks.getByRole('button', { name: 'Answer', exact: true }).click()
      await expect.poll(() => asks.getByRole('heading', { name: question.question }).count(), slow).toBe(0)

      // It works on, and is watched.
      await expect.poll(handoffs, slow).toBeGreaterThan(0)
      await shoot(page, 'journey-3-live', { fullPage: false })

      // It asks for an approval.
      await page.getByText('It waits for your answer').first().waitFor(slow)
      if (!(await asks.isVisible())) await page.getByRole('button', { name: 'Answer', exact: true }).click()
      await asks.getByRole('heading', { name: signOff }).waitFor(slow)
      expect((await handoffsSeen()).length).toBeGreaterThan(3)
      await asks.getByLabel(/^Comment/).fill('As discussed.')
      await shoot(page, 'journey-4-approval', { fullPage: false })
      expect(await violations(page)).toEqual([])
      await asks.getByRole('button', { name: 'Approve', exact: true }).click()

      // Tests pass.
      await part('Files').click()
      await page.getByRole('button', { name: 'Tests', exact: true }).click()
      const history = page.getByRole('region', { name: 'Test runs' })
      await history
        .getByText(/[1-9]\d* passed/)
        .first()
        .waitFor(slow)
      await page
        .getByText(/^Delivered: all \d+ clauses are covered$/)
        .first()
        .waitFor(slow)
      await page
        .getByText(/\d+ tests pass/)
        .first()
        .waitFor()
      await history.getByText('0 failed').first().waitFor()
      await shoot(page, 'journey-5-tests', { fullPage: false })
      // None of it needed the page to be loaded again.
      expect((await handoffsSeen()).length).toBeGreaterThan(3)
      const events = await watchToEnd(node.client, runId)
      await expect.poll(() => part('Events').textContent(), slow).toContain(String(events.length))

      // It is taken home.
      const saving = page.waitForEvent('download', slow)
      await page.getByRole('link', { name: 'Download zip' }).click()
      const archive = await (await saving).path()
      const files = unzipSync(await readFile(archive))
      const manifest = Object.keys(files).find((path) => /(^|\/)package\.json$/.test(path)) ?? ''
      expect(JSON.parse(strFromU8(files[manifest] ?? new Uint8Array()))).toHaveProperty('scripts.start')

      // It is used where it is.
      await page.getByRole('link', { name: 'Open preview' }).click()
      await page.getByRole('button', { name: 'Start it' }).click()
      const app = applicationIn(page)
      await register(app, 'ada@example.org')
      await addRow(app, /books/i, { Title: 'On the art of waiting', 'Number of pages': '120' })
      await shoot(page, 'journey-6-preview', { fullPage: false })
      expect(await violations(page)).toEqual([])
      await page.getByRole('button', { name: 'Stop', exact: true }).click()
      await page.getByText('It was stopped.').waitFor(slow)

      // As it stood in the middle.
      await part('Stage').click()
      await passages.waitFor()
      const inTheEnd = await handoffs()
      const middle = await scrubToMiddle(page)
      expect(middle.head).toBe(events.length)
      expect(middle.seq).toBeGreaterThan(events.length * 0.3)
      expect(middle.seq).toBeLessThan(events.length * 0.7)
      await expect.poll(handoffs, slow).toBeLessThan(inTheEnd)
      await shoot(page, 'journey-7-middle', { fullPage: false })
      await part('Hub').click()
      const published = events.slice(0, middle.seq).filter(({ type }) => type === 'EntryPublished').length
      const entries = page.locator('section', { has: page.getByRole('heading', { name: 'Entries', exact: true }) })
      await expect.poll(() => entries.textContent(), slow).toContain(`${published} entries`)
      await part('Plan').click()
      const completed = new Set(
        events
          .slice(0, middle.seq)
          .filter(({ type }) => type === 'StepCompleted')
          .map(({ data }) => (data as { readonly step: string }).step),
      ).size
      await expect.poll(() => page.locator('#content').textContent(), slow).toContain(`${completed} steps completed`)

      // A link shows somebody else the same.
      const other = await context.newPage()
      await other.goto(page.url())
      expect(await pastOf(other)).toEqual(middle)
      await expect.poll(() => other.locator('#content').textContent(), slow).toContain(`${completed} steps completed`)
      await other.close()

      // From there it could have gone another way.
      await page.getByRole('button', { name: 'Fork from here' }).click()
      const dialog = page.getByRole('dialog', { name: 'Fork this run' })
      expect(await dialog.getByLabel('After event').inputValue()).toBe(String(middle.seq))
      await dialog.getByLabel(/^Title/).fill('Another way')
      await dialog.getByRole('button', { name: 'Fork', exact: true }).click()
      await page.getByRole('heading', { level: 1, name: 'Another way' }).waitFor(slow)
      const forkId = new URL(page.url()).pathname.split('/')[2] ?? ''
      expect(forkId).not.toBe(runId)
      const forked = await watchUntil(node.client, forkId, ({ type }) => type === 'RunForked')
      const told = (list: typeof events) =>
        list.slice(0, middle.seq).map(({ seq, type, data }) => ({ seq, type, data }))
      expect(told(forked)).toEqual(told(events))
      await page.getByRole('button', { name: 'Steer this run' }).click()
      await page.getByRole('button', { name: /^Cancel run/ }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel run' }).click()
      await page.getByText('Cancelled', { exact: true }).first().waitFor(slow)
      await shoot(page, 'journey-8-fork', { fullPage: false })

      // And back to now, or all of it once more.
      await page.goBack()
      await pastOf(page)
      await page.getByRole('button', { name: 'Back to now' }).click()
      await page
        .getByText(/^Delivered: all \d+ clauses are covered$/)
        .first()
        .waitFor(slow)
      await page.getByRole('button', { name: 'Replay', exact: true }).click()
      await pastOf(page)
      const shown = Number(await slider(page).inputValue())
      await expect.poll(async () => Number(await slider(page).inputValue()), slow).toBeGreaterThan(shown)
      await page.getByRole('button', { name: 'Stop', exact: true }).click()
    })
  })
})
