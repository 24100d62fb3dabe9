import { expect, inject, test } from 'vitest'
import { withServer } from '../support/with-server.ts'
import { modelsForm } from './forms.ts'
import { modelsRun } from './models-run.ts'
import { printReport } from './print-report.ts'

const seed = Number(process.env['G1_SEED'] ?? Date.now() % 1_000_000)

withServer('three nodes on Postgres that are killed while they call models', inject('postgres'), () => {
  test(`send no call again that has a receipt, and count what was paid in vain (seed ${seed})`, {
    timeout: 240_000,
  }, async () => {
    const report = await modelsRun({ ...modelsForm, going: 10, kills: 10, seed, say: () => undefined })
    printReport(report)
    expect(report.broken).toEqual(Object.fromEntries(Object.keys(report.broken).map((promise) => [promise, []])))
    const figures = Object.fromEntries(report.figures)
    expect(figures['kill -9 of a node']).toBe(10)
    expect(figures['answers in the logs']).toBeGreaterThan(50)
  })
})
