import { type RunId, runId } from '../../core/ids.ts'
import { CursorInvalid } from './stream-cursor.ts'

const shape = /^r1:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** The place of a run in the list of runs. */
export const formatListCursor = (id: RunId): string => Buffer.from(`r1:${id}`).toString('base64url')

/** Throws CursorInvalid for anything but a cursor of the list of runs. */
export function parseListCursor(text: string): RunId {
  const [, id] = shape.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? []
  if (id !== undefined) return runId(id)
  throw new CursorInvalid(
    `Found "${text.slice(0, 80)}", expected a cursor from the edges of "runs"; leave it out to begin with the newest.`,
  )
}
