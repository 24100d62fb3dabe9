import { parseArgs } from 'node:util'
import { faultRun } from './fault-run.ts'
import { printReport } from './print-report.ts'
import { longForm, longSubscribersForm, shortForm, subscribersForm } from './forms.ts'
import { subscribersRun } from './subscribers/subscribers-run.ts'

const { values } = parseArgs({
  options: { long: { type: 'boolean' }, subscribers: { type: 'boolean' }, seed: { type: 'string' } },
})
const seed = Number(values.seed ?? Date.now() % 1_000_000)
console.log(`seed ${seed}`)
const began = performance.now()
const say = (line: string): void => console.log(`${((performance.now() - began) / 1_000).toFixed(0)} s: ${line}`)
const report = values.subscribers
  ? await subscribersRun({ ...(values.long ? longSubscribersForm : subscribersForm), seed, say })
  : await faultRun({ ...(values.long ? longForm : shortForm), seed, say })
process.exitCode = printReport(report) ? 0 : 1
