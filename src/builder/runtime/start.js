import { createServer } from 'node:http'
import { app as model } from './app.js'
import { openDatabase } from './database.js'
import { requestListener } from './http/listener.js'
import { routesOf } from './routes.js'

/** Opens the database and listens. `port: 0` takes a free port. Returns the address and how to stop. */
export async function start({ host, port, file }) {
  const app = { ...model, db: openDatabase(file, model) }
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, requestListener(app, routesOf(app)))
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const stop = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await closed
    app.db.close()
  }
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${server.address().port}`, stop }
}
