import type { AppFile } from '../files/application-file.ts'

const SERVER = `import { createServer } from 'node:http'

createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
  response.end('<!doctype html><title>ok</title><p>ok')
}).listen(Number(process.env.PORT ?? 3000), process.env.HOST ?? '127.0.0.1')
`

/** The application that answers "ok" to everything and does nothing: a test that passes against it only asked for an answer. */
export function agreeingApp(): readonly AppFile[] {
  const manifest = { name: 'agreeing', private: true, type: 'module', scripts: { start: 'node server.js' } }
  return [
    { path: 'package.json', content: `${JSON.stringify(manifest, null, 2)}\n` },
    { path: 'server.js', content: SERVER },
  ]
}
