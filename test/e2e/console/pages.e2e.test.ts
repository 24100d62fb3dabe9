import { rm } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { ApiFixture } from '../../graphql/support/api-fixture.ts'
import { startConsoleServer } from '../../support/console/console-server.ts'
import { feed } from '../../support/console/feed.ts'
import { fortyClauses, longTitle } from '../../support/console/journey/forty-clauses.ts'
import { makeKey } from '../../support/console/journey/make-key.ts'
import { watchShifts } from '../../support/console/journey/layout-shifts.ts'
import { lookOver, settled, sound } from '../../support/console/journey/look-over.ts'
import { tabThrough } from '../../support/console/journey/tab-through.ts'
import { LiveRun } from '../../support/console/live-run.ts'
import { longHistory } from '../../support/console/long-history.ts'
import { desk, inTheDark, openConsole, phone } from '../../support/console/open-console.ts'
import { shoot } from '../../support/console/shoot.ts'
import { sideways } from '../../support/console/sideways.ts'
import { withConsole } from '../../support/console/with-console.ts'
import { type NodeUnderTest, startNode, temporaryFolder } from '../../support/node-under-test.ts'
import { watchToEnd } from '../../support/run-log.ts'

/** Every window in both themes; otherwise each window in one of them. */
const isLong = process.env['G1_LONG'] === '1'
const looks = [
  ['a desk', desk],
  ['a phone in the dark', inTheDark(phone)],
  ...(isLong
    ? ([
        ['a desk in the dark', inTheDark(desk)],
        ['a phone', phone],
      ] as const)
    : []),
] as const

const tabs = ['', '/plan', '/timeline', '/events', '/hub', '/files', '/usage'] as const
const nameOf = (path: string): string =>
  path
    .replace(/run_[^/]+/, 'run')
    .replaceAll('/', '-')
    .replace(/^-/, '') || 'home'
const slow = { timeout: 60_000 }

withConsole('the pages of the console', (the) => {
  describe('of a node with a run of forty clauses that has ended', () => {
    let node: NodeUnderTest
    let runId: string
    let lastSeq: number
    beforeAll(async () => {
      node = await startNode({ G1_LOG: 'error' })
      const order = { requirements: fortyClauses, title: longTitle, provider: 'offline' }
      runId = (await node.client.startRun(order)).id
      lastSeq = (await watchToEnd(node.client, runId)).length
    }, 180_000)
    afterAll(() => node.close())

    test.for(looks)('are whole and accessible on %s', { timeout: 300_000 }, async ([, look]) => {
      const { page, goTo } = await openConsole(the.browser, { url: node.url, ...look })
      const catalogue = ['/personas', '/personas/developer', '/workflows', '/workflows/sdlc', '/brain']
      for (const path of ['/', '/runs', ...catalogue, '/cluster']) {
        await goTo(path)
        expect(await lookOver(page, `finished-${nameOf(path)}`), path).toEqual(sound)
      }
      for (const path of tabs.map((tab) => `/runs/${runId}${tab}`)) {
        await goTo(path)
        await showsUpTo(page, lastSeq)
        expect(await lookOver(page, `finished-${nameOf(path)}`), path).toEqual(sound)
      }
      await goTo('/')
      await page.keyboard.press('Control+K')
      await page.getByRole('dialog').waitFor()
      expect(await lookOver(page, 'finished-palette')).toEqual(sound)
    })

    test('are reached and used with the keyboard alone', { timeout: 120_000 }, async () => {
      const { page, goTo } = await openConsole(the.browser, { url: node.url })
      const reached = async (path: string, presses: number): Promise<readonly string[]> => {
        await goTo(path)
        await settled(page)
        const stops = await tabThrough(page, presses)
        expect(
          stops.filter(({ seen }) => !seen),
          `${path} shows no focus`,
        ).toEqual([])
        return stops.map(({ name }) => name)
      }
      const frame = ['Skip to the content', 'Runs', 'Personas', 'Workflows', 'Brain', 'Cluster', 'New run']
      expect(await reached('/', 24)).toEqual(expect.arrayContaining([...frame, 'Village library', 'Start the run']))
      await goTo('/')
      await page.keyboard.type('A shelf of books')
      expect(await page.getByLabel('Requirements').inputValue()).toBe('A shelf of books')
      expect(await reached('/runs', 40)).toEqual(expect.arrayContaining(['Search by title', longTitle.slice(0, 60)]))
      const onRun = await reached(`/runs/${runId}`, 60)
      const views = ['Stage', 'Plan', 'Timeline', 'Hub', 'Files', 'Usage']
      expect(onRun).toEqual(expect.arrayContaining([...views, 'Download zip', 'Fork', 'Steer this run']))
      // The first stop of each page leads past what is on all of them.
      await goTo('/cluster')
      await tabThrough(page, 1)
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
    })

    test('say so where there is nothing', { timeout: 120_000 }, async () => {
      const { page, goTo } = await openConsole(the.browser, { url: node.url, complaints: [/40[04]/] })
      const unknown = '/runs/run_01900000-0000-7000-8000-000000000000'
      for (const path of ['/nowhere', unknown, '/runs/run_x', '/personas/nobody']) {
        await goTo(path)
        expect(await lookOver(page, `nothing-${path.split('/')[1] ?? ''}`), path).toEqual(sound)
        expect(await page.locator('#content').textContent()).toMatch(/There is no|Nobody/)
      }
    })
  })

  describe('of a server without runs', () => {
    let api: ApiFixture
    beforeAll(async () => {
      api = await startConsoleServer(the.consoleDir)
    })
    afterAll(() => api.close())

    test.for(looks)('say what to do, on %s', { timeout: 120_000 }, async ([, look]) => {
      const { page, goTo } = await openConsole(the.browser, { url: api.server.url, ...look })
      for (const path of ['/', '/runs', '/cluster']) {
        await goTo(path)
        expect(await lookOver(page, `empty-${nameOf(path)}`), path).toEqual(sound)
      }
      await goTo('/runs')
      await page.getByRole('link', { name: 'Start a run' }).waitFor()
    })

    test('would be caught at it: what moves, what is cut off, what shows no focus', async () => {
      const { page } = await openConsole(the.browser, { url: api.server.url, path: '/runs' })
      await settled(page)
      const shifts = await watchShifts(page)
      await page.evaluate(() => {
        const wall = Object.assign(document.createElement('div'), { textContent: 'Pushed in' })
        wall.style.height = '300px'
        document.querySelector('#content')?.prepend(wall)
      })
      await expect.poll(async () => (await shifts()).sum, slow).toBeGreaterThan(0.1)
      await page.evaluate(() => {
        const narrow = Object.assign(document.createElement('p'), { textContent: 'Longer than there is room for' })
        Object.assign(narrow.style, { width: '60px', overflow: 'hidden', whiteSpace: 'nowrap' })
        const unseen = Object.assign(document.createElement('button'), { textContent: 'Unseen' })
        unseen.style.outline = 'none'
        document.body.prepend(unseen)
        document.querySelector('#content')?.append(narrow)
      })
      expect((await lookOver(page, 'caught')).cut).toEqual([expect.stringContaining('Longer than there is room for')])
      expect(await tabThrough(page, 1)).toEqual([{ name: 'Unseen', seen: false }])
    })
  })

  describe('of a run that goes on', () => {
    const turns = longHistory()
    let api: ApiFixture
    beforeAll(async () => {
      api = await startConsoleServer(the.consoleDir)
    })
    afterAll(() => api.close())

    test.for(looks)('stand still while it does, on %s', { timeout: 300_000 }, async ([, look]) => {
      const of = { store: api.store, bus: api.api.bus, node: api.node }
      const [run] = await LiveRun.begin(of, { turns, titles: [longTitle] })
      if (run === undefined) throw new Error('Found no run, expected the one that was begun.')
      await run.append(300, { everyMs: 900 })
      const { page, goTo } = await openConsole(the.browser, { url: api.server.url, ...look })
      for (const path of tabs.map((tab) => `/runs/${run.name}${tab}`)) {
        await goTo(path)
        await settled(page)
        const shifts = await watchShifts(page)
        const before = run.lastSeq
        const events = feed([run], 60)
        await expect.poll(() => run.lastSeq, slow).toBeGreaterThan(before + 60)
        await events.stop()
        await showsUpTo(page, run.lastSeq)
        const { sum, moved } = await shifts()
        expect(sum, `${path} moved by itself:\n${moved.join('\n')}`).toBeLessThan(0.1)
        expect(await lookOver(page, `live-${nameOf(path)}`), path).toEqual(sound)
      }
    })
  })

  test('ask for a key where the server does, take it, and give it back', { timeout: 120_000 }, async () => {
    const dataDir = await temporaryFolder()
    const key = await makeKey(dataDir)
    const node = await startNode({ G1_LOG: 'error', G1_REQUIRE_KEY: '1', G1_DATA: dataDir })
    onTestFinished(async () => {
      await node.close()
      await rm(dataDir, { recursive: true, force: true })
    })
    const context = await the.browser.newContext({ viewport: desk.viewport })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    await page.goto(node.url)
    for (const { viewport, colorScheme } of [desk, inTheDark(phone)]) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
      await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor(slow)
      expect(await lookOver(page, 'sign-in')).toEqual(sound)
    }
    await page.setViewportSize(desk.viewport)
    await page.getByLabel('API key').fill('g1key_wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText(/The server did not accept this key/).waitFor(slow)
    await shoot(page, 'sign-in-wrong')
    expect(await sideways(page)).toBe(0)
    await page.getByLabel('API key').fill(key)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { level: 1, name: 'What should be built?' }).waitFor(slow)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor(slow)
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor(slow)
  })
})

/** Waits until the page of a run has heard of everything up to an event. */
async function showsUpTo(page: Page, lastSeq: number): Promise<void> {
  const events = page.getByRole('navigation', { name: 'Views of this run' }).getByRole('link', { name: 'Events' })
  await expect.poll(() => events.textContent(), slow).toContain(lastSeq.toLocaleString('en-US'))
}
