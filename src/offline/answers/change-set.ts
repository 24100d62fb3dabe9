import type { JsonObject } from '../../core/json.ts'
import type { Answerer } from '../answerer.ts'

/** Rules edit no files: the application that the platform rendered from the specification is what is delivered. */
export const answerChangeSet: Answerer = ({ pack }): JsonObject => ({
  summary: 'The application is delivered as it was rendered from the specification.',
  edits: [],
  notes: pack.findings.map(({ message }) => `Found, and not to be mended by rules: ${message}`),
})
