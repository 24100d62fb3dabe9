import { expect, inject, test } from 'vitest'
import { withServer } from '../support/with-server.ts'
import { subscribersForm } from './forms.ts'
import { printReport } from './print-report.ts'
import { subscribersRun } from './subscribers/subscribers-run.ts'

const seed = Number(process.env['G1_SEED'] ?? Date.now() % 1_000_000)

withServer('fifty subscribers', inject('postgres'), () => {
  test(`see each event once while sockets stall, hints are lost and owners are killed (seed ${seed})`, {
    timeout: 180_000,
  }, async () => {
    const report = await subscribersRun({ ...subscribersForm, seed, say: (line) => console.log(line) })
    printReport(report)
    expect(report.broken).toEqual(Object.fromEntries(Object.keys(report.broken).map((promise) => [promise, []])))
    const figures = Object.fromEntries(report.figures)
    expect(figures['kill -9 of the owner']).toBe(subscribersForm.kills)
    expect(figures['subscribers that stalled']).toBeGreaterThanOrEqual(10)
    expect(figures['subscribers that left']).toBeGreaterThanOrEqual(10)
  })
})
