import type { AppFile } from '../../../src/workspace/files/application-file.ts'

const SERVER = `
import { createHash } from 'node:crypto'
import { writeFileSync, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect } from 'node:net'

const began = existsSync('left-behind')
writeFileSync('left-behind', '')
const ways = {
  '/health': (_, response) => response.end('ok'),
  '/began': (_, response) => response.end(String(began)),
  '/headers': (request, response) => response.end(JSON.stringify(request.headers)),
  '/echo': (request, response) => request.pipe(response),
  '/early': (request, response) => response.writeHead(413).end('too much'),
  '/silent': (request) => request.socket.destroy(),
  '/half': (request, response) => (response.write('half'), setTimeout(() => request.socket.destroy(), 50)),
  '/odd': (request) => request.socket.end('HTTP/1.1 200 OK\\r\\nX-A: b\\x00c\\r\\n\\r\\n'),
  '/crash': () => process.exit(7),
  '/events': (request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders()
    process.once('SIGUSR2', () => 0)
    request.socket.once('close', () => 0)
    setTimeout(() => response.write('data: 1\\n\\n'), 50)
  },
  '/out': (_, response) => connect(Number(process.env.OUT ?? 80), '192.0.2.1').on('error', (e) => response.end(e.code)),
}
const server = createServer((request, response) => {
  const way = ways[request.url.split('?')[0]]
  if (way) way(request, response)
  else response.writeHead(404).end()
})
server.on('upgrade', (request, socket) => {
  const accept = createHash('sha1').update(request.headers['sec-websocket-key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11')
  socket.write('HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\n' +
    'Sec-WebSocket-Accept: ' + accept.digest('base64') + '\\r\\n\\r\\n')
  // One text frame, "hi", and every byte that comes back is left alone.
  socket.write(Buffer.from([0x81, 2, 0x68, 0x69]))
})
server.listen(Number(process.env.PORT), process.env.HOST)
`

/** An application that does what a proxy has to bear. */
export const probeApp = (server = SERVER): readonly AppFile[] => [
  { path: 'package.json', content: JSON.stringify({ type: 'module', scripts: { start: 'node server.js' } }) },
  { path: 'server.js', content: server },
]
