// A node with one preview, for the test that kills it: prints where it answers.
import { systemClock } from '../../../src/core/clock.ts'
import { runId } from '../../../src/core/ids.ts'
import { Previews } from '../../../src/workspace/preview/previews.ts'
import { openSandbox } from '../../../src/workspace/sandbox/sandbox.ts'
import { logged } from '../../support/logged.ts'
import { probeApp } from './probe-app.ts'

const [root = '', path = ''] = process.argv.slice(2)
const sandbox = await openSandbox({ root, incarnation: 'doomed', ...(path === '' ? {} : { path }) })
const at = { host: '127.0.0.1', ports: null, most: 1 }
const previews = new Previews({ ...at, sandbox, clock: systemClock, logger: logged().logger })
previews.run()
const { url } = await previews.start({
  runId: runId('01920000-0000-7000-8000-000000000001'),
  files: () => Promise.resolve(probeApp()),
  trust: 'platform',
  visitor: { hostName: 'localhost', origin: 'http://localhost:8013' },
})
console.log(url)
