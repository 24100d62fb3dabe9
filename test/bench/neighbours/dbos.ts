import { DBOS } from '@dbos-inc/dbos-sdk'
import { serveProgram } from '../durable/program.ts'

/** DBOS Transact: a library on Postgres. A workflow function whose steps are checkpointed one by one. */
await serveProgram(async ({ databaseUrl, steps, bytes }) => {
  const result = '.'.repeat(bytes)
  const workflow = DBOS.registerWorkflow(
    async () => {
      for (let at = 0; at < steps; at += 1) await DBOS.runStep(() => Promise.resolve(result), { name: 'step' })
    },
    { name: 'bench' },
  )
  DBOS.setConfig({
    name: 'bench',
    applicationVersion: '1',
    systemDatabaseUrl: databaseUrl,
    systemDatabasePoolSize: 20,
    logLevel: 'error',
  })
  await DBOS.launch()
  return {
    serverPid: null,
    run: async (id) => {
      const handle = await DBOS.startWorkflow(workflow, { workflowID: id })()
      await handle.getResult()
    },
    storedSteps: (ids) =>
      Promise.all(ids.map(async (id) => (await DBOS.listWorkflowSteps(id, { limit: steps + 1 }))?.length ?? 0)),
    close: () => DBOS.shutdown(),
  }
})
