import { parseArgs } from 'node:util'
import { modelsForm } from './forms.ts'
import { killWhileAsking } from './model-kills.ts'
import { modelsRun } from './models-run.ts'
import { printReport } from './print-report.ts'

const { values } = parseArgs({
  options: { kills: { type: 'string' }, seed: { type: 'string' }, format: { type: 'string' } },
})
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const kills = Number(values.kills ?? 50)
const format = (['openai', 'azure', 'anthropic'] as const).find((name) => name === values.format)
console.log(`seed ${seed}`)
const options = { kills, seed, say: (line: string) => console.log(line) }
const report = await (format === undefined
  ? modelsRun({ ...modelsForm, ...options })
  : killWhileAsking({ ...options, format }))
process.exitCode = printReport(report) ? 0 : 1
