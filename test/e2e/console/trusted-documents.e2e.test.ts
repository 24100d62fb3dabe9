import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codesOf, transports } from '../../graphql/support/transports.ts'
import { settled } from '../../support/console/journey/look-over.ts'
import { openAll } from '../../support/console/open-all.ts'
import { openConsole } from '../../support/console/open-console.ts'
import { withConsole } from '../../support/console/with-console.ts'
import { type NodeUnderTest, startNode } from '../../support/node-under-test.ts'

const slow = { timeout: 120_000 }
const tabs = ['/plan', '/timeline', '/events', '/hub', '/files', '/usage'] as const
const catalogue = ['/runs', '/personas', '/personas/developer', '/workflows', '/workflows/sdlc', '/brain', '/cluster']

interface Heard {
  /** Operations that were answered over HTTP. */
  operations: number
  /** Messages over WebSockets. */
  messages: number
  /** Answers that say that a document is not trusted. */
  readonly refused: string[]
}

/** What the pages of a browser are answered from now on. */
function hear(context: BrowserContext): Heard {
  const heard: Heard = { operations: 0, messages: 0, refused: [] }
  const look = (text: string): void => {
    if (text.includes('DOCUMENT_NOT_TRUSTED')) heard.refused.push(text.slice(0, 300))
  }
  context.on('response', (response) => {
    if (!response.url().endsWith('/graphql')) return
    heard.operations += 1
    // Whoever leaves a page does not wait for its answers.
    void response.text().then(look, () => undefined)
  })
  context.on('page', (page) =>
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        heard.messages += 1
        look(String(payload))
      }),
    ),
  )
  return heard
}

withConsole('the console of a node that carries out nothing but what it trusts', (the) => {
  let folder: string
  let node: NodeUnderTest
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'g1-documents-'))
    const manifest = join(folder, 'none.json')
    await writeFile(manifest, '{}')
    node = await startNode({ G1_TRUSTED_DOCUMENTS: manifest, G1_LOG: 'error' })
  }, 120_000)
  afterAll(async () => {
    await node.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('orders a run, follows it and shows every page of it', { timeout: 400_000 }, async () => {
    const { context, page } = await openConsole(the.browser, { url: node.url, path: '/cluster' })
    const heard = hear(context)
    // Its sockets are heard from their beginning.
    await page.close()
    const watched = await context.newPage()
    const goOn = async (path: string): Promise<void> => {
      await watched.goto(new URL(path, node.url).href)
      await settled(watched)
      await openAll(watched, 6)
    }
    await watched.goto(node.url)
    await watched
      .getByLabel('Requirements')
      .fill('Members can add books. Each book has a title. The title is required.')
    await watched.getByRole('button', { name: 'Start the run' }).click()
    await watched.waitForURL(/\/runs\/run_/, slow)
    const run = new URL(watched.url()).pathname
    await watched
      .getByText(/^Delivered: all \d+ clauses are covered$/)
      .first()
      .waitFor(slow)
    for (const path of [...tabs.map((tab) => run + tab), ...catalogue, '/']) await goOn(path)
    expect(heard.refused).toEqual([])
    expect(heard.operations).toBeGreaterThan(20)
    expect(heard.messages).toBeGreaterThan(10)
  })

  test('sends no document that the server does not know', { timeout: 120_000 }, async () => {
    const list = JSON.parse(await readFile(join(the.consoleDir, '.documents.json'), 'utf8')) as Record<string, string>
    const queries = Object.values(list).filter((text) => /^(?:query|mutation) /.test(text))
    expect(queries.length).toBeGreaterThan(40)
    for (const query of queries) {
      const outcome = await transports.HTTP(node.url, { params: { query } })
      expect(codesOf(outcome), query).not.toContain('DOCUMENT_NOT_TRUSTED')
    }
  })

  test('keeps the list of its documents to itself', async () => {
    expect((await fetch(`${node.url}/.documents.json`)).status).toBe(404)
  })
})
