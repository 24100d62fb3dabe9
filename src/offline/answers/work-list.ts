import type { JsonObject } from '../../core/json.ts'
import type { Answerer } from '../answerer.ts'

/** Rules edit no files: the application that the platform rendered from the specification is what is delivered. */
export const answerWorkList: Answerer = ({ pack }): JsonObject => ({
  summary: 'The application is delivered as it was rendered from the specification.',
  items: [],
  disputed: false,
  disputes: [],
  notes: pack.findings.map(({ message }) => `Found, and not to be mended by rules: ${message}`),
})

/** An item that somebody else has listed is left as it is. */
export const answerFileEdit: Answerer = (): JsonObject => ({
  edits: [],
  why: 'Rules edit no files, so everything stays as it was rendered.',
  clauses: [],
})
