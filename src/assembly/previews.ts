import { trustOf } from '../activities/job-id.ts'
import { loadFiles } from '../activities/stored-files.ts'
import type { Config } from '../config.ts'
import type { Logger } from '../core/logger.ts'
import type { ApiOptions } from '../graphql/api.ts'
import { PreviewRefused } from '../workspace/preview/preview-refused.ts'
import { Previews } from '../workspace/preview/previews.ts'
import type { NodeParts } from './open-node.ts'

/** The previews of a node, at the address that its API is bound to. */
export const openPreviews = (
  { sandbox, clock }: Pick<NodeParts, 'sandbox' | 'clock'>,
  { config, logger }: { readonly config: Config; readonly logger: Logger },
): Previews =>
  new Previews({ sandbox, clock, logger, host: config.host, ports: config.previewPorts, most: config.previews })

/** What the API may ask of them. */
export const previewsOf = (
  previews: Previews,
  { store, providers }: Pick<NodeParts, 'store' | 'providers'>,
): ApiOptions['previews'] => ({
  start: async ({ runId, run, files, visitor }) => {
    try {
      const trust = trustOf(run, { providers })
      return await previews.start({ runId, visitor, trust, files: () => loadFiles(store, files) })
    } catch (error) {
      if (!(error instanceof PreviewRefused)) throw error
      return { refused: error.code, message: error.message }
    }
  },
  stop: (runId) => previews.stopOne(runId),
})
