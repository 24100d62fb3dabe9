import { expect, inject, test } from 'vitest'
import { withServer } from '../support/with-server.ts'
import { faultRun } from './fault-run.ts'
import { shortForm } from './forms.ts'
import { printReport } from './print-report.ts'

const seed = Number(process.env['G1_SEED'] ?? Date.now() % 1_000_000)

withServer('three nodes on Postgres', inject('postgres'), () => {
  test(`keep every promise while everything breaks (seed ${seed})`, { timeout: 600_000 }, async () => {
    const report = await faultRun({ ...shortForm, seed, say: (line) => console.log(line) })
    printReport(report)
    expect(report.broken).toEqual(Object.fromEntries(Object.keys(report.broken).map((promise) => [promise, []])))
    expect(Object.fromEntries(report.figures)['kill -9 of a node']).toBeGreaterThanOrEqual(shortForm.kills)
  })
})
