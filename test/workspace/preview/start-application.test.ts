import { expect, test } from 'vitest'
import { startApplication } from '../../../src/workspace/preview/start-application.ts'
import type { Job, JobResult } from '../../../src/workspace/sandbox/job.ts'
import type { Sandbox } from '../../../src/workspace/sandbox/sandbox.ts'
import { probeApp } from './probe-app.ts'

test('an application whose job fails while it is cleared up has ended, and takes nobody along', async () => {
  const job = Promise.withResolvers<JobResult>()
  const sandbox: Pick<Sandbox, 'innerConfinement' | 'run'> = {
    innerConfinement: [],
    run: ({ onOutput }: Job) => {
      onOutput?.('{"ready":true}\n')
      return job.promise
    },
  }
  const application = await startApplication({
    sandbox: sandbox as Sandbox,
    jobId: 'preview',
    files: probeApp(),
    trust: 'platform',
    healthMs: 1_000,
    signal: new AbortController().signal,
  })
  job.reject(new Error('EBUSY: the folder could not be removed'))
  expect(await application.ended).toBe('EBUSY: the folder could not be removed')
  expect(await application.connection()).toBeNull()
})
