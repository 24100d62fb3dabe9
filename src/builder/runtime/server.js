import process, { env, exit, versions } from 'node:process'

const [major, minor] = versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 13)) {
  console.error(
    `Found Node.js ${versions.node}, but this application needs 22.13 or newer. Get it from https://nodejs.org, then start again.`,
  )
  exit(1)
}

const { start } = await import('./src/start.js')
const server = await start({
  host: env.HOST || '127.0.0.1',
  port: Number(env.PORT || 3000),
  file: env.DATA_FILE || 'data/app.db',
})
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => void server.stop().then(() => exit(0)))
console.log(`Listening on ${server.url}`)
