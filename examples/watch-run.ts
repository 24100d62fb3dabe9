import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createClient } from '@g1/client'

// node watch-run.ts http://localhost:8013 run_…
const [url = 'http://localhost:8013', runId = ''] = process.argv.slice(2)
const client = createClient({ url })

// Where an earlier watch of the same run ended.
const kept = `${runId}.cursor`
const after = existsSync(kept) ? readFileSync(kept, 'utf8') : null

// Each event once and in order, over connections that break, until the run has ended.
for await (const event of client.runEvents(runId, { after })) {
  console.log(event.seq, event.type)
  writeFileSync(kept, event.cursor)
}
client.close()
