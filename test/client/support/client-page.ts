import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import type { ClientProject } from './client-project.ts'

/** What the page does: `watch(url, runId, transport)` resolves with what it saw of the run, and of its connections. */
const script = `
import { createClient } from '@g1/client'

globalThis.watch = async (url, runId, transport) => {
  const client = createClient({ url, transport })
  const [seqs, told] = [[], []]
  for await (const { seq } of client.runEvents(runId, { onConnection: (state) => told.push(state) })) {
    seqs.push(seq)
    document.title = String(seq)
  }
  client.close()
  return { seqs, told }
}
`

/** A page that carries the package, bundled as for people, and nothing else. */
export interface ClientPage {
  readonly html: string
  /** What the script weighs on its way, compressed by gzip. */
  readonly gzipBytes: number
}

/** Bundles the package that a project has installed. */
export async function bundleClientPage(project: ClientProject): Promise<ClientPage> {
  await project.write('page.js', script)
  const built = await build({
    root: project.folder,
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      rollupOptions: { input: join(project.folder, 'page.js'), preserveEntrySignatures: false },
    },
  })
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput
  const [{ code }] = output
  const html = `<!doctype html><html lang="en"><title>0</title><script type="module">${code}</script></html>`
  return { html, gzipBytes: gzipSync(code, { level: 9 }).length }
}
