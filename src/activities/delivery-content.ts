import { z } from 'zod'
import { fileRefsSchema } from '../core/knowledge/file-refs.ts'

/** What readers need of the content of a packaged delivery. */
export const deliverySchema = z.object({
  files: fileRefsSchema,
  traceability: z.array(z.object({ clause: z.string(), files: z.array(z.string()) })),
})
