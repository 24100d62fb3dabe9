import { parseArgs } from 'node:util'
import { faultRun } from './fault-run.ts'
import { printReport } from './print-report.ts'
import { longForm, shortForm } from './forms.ts'

const { values } = parseArgs({ options: { long: { type: 'boolean' }, seed: { type: 'string' } } })
const seed = Number(values.seed ?? Date.now() % 1_000_000)
console.log(`seed ${seed}`)
const began = performance.now()
const say = (line: string): void => console.log(`${((performance.now() - began) / 1_000).toFixed(0)} s: ${line}`)
const report = await faultRun({ ...(values.long ? longForm : shortForm), seed, say })
process.exitCode = printReport(report) ? 0 : 1
