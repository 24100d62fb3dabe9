import type { AppFile } from '../files/application-file.ts'

const SERVER = `import { createServer } from 'node:http'

createServer((request, response) => {
  const healthy = request.url === '/health'
  response.writeHead(healthy ? 200 : 404, { 'content-type': 'text/plain' })
  response.end(healthy ? 'ok' : 'not found')
}).listen(Number(process.env.PORT ?? 3000), process.env.HOST ?? '127.0.0.1')
`

/** The application that only answers `/health`: an acceptance test that passes against it proves nothing. */
export function healthOnlyApp(): readonly AppFile[] {
  const manifest = { name: 'health-only', private: true, type: 'module', scripts: { start: 'node server.js' } }
  return [
    { path: 'package.json', content: `${JSON.stringify(manifest, null, 2)}\n` },
    { path: 'server.js', content: SERVER },
  ]
}
