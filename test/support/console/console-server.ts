import { resolve } from 'node:path'
import { deliveredBy } from '../../../src/assembly/api-options.ts'
import { openBrain } from '../../../src/brain/open-brain.ts'
import type { ApiOptions } from '../../../src/graphql/api.ts'
import { type ApiFixture, startApi } from '../../graphql/support/api-fixture.ts'

/** A server of this process that shows the console, on a store in memory whose logs the test writes itself. */
export async function startConsoleServer(
  consoleDir: string,
  more: Partial<Pick<ApiOptions, 'previews'>> = {},
): Promise<ApiFixture> {
  const brain = await openBrain(resolve(import.meta.dirname, '../../../brain'))
  return startApi({
    ...more,
    consoleDir,
    delivery: { of: deliveredBy, zip: () => Promise.resolve(Buffer.from('')) },
    brain: {
      personas: [...brain.personas.values()],
      workflows: [...brain.workflows.values()].map(({ workflow, findings }) => ({
        id: workflow.id,
        title: workflow.title,
        source: workflow as never,
        findings: findings.map(({ message }) => message),
      })),
      knowledge: brain.knowledge,
    },
  })
}
