import { readConfig } from '../../src/config.ts'
import { serve } from '../../src/serve.ts'

// A server as `npm start` runs it, but that it tells its parent what memory it holds once what is garbage has been collected.
process.on('message', () => {
  for (let times = 0; times < 3; times += 1) globalThis.gc?.()
  process.send?.(process.memoryUsage())
})
process.on('disconnect', () => process.exit(1))
process.channel?.unref() // A server that cannot start has nothing to wait for.
await serve(readConfig(process.env))
