import { InvalidInput } from '../core/errors.ts'
import { type RunId, runId } from '../core/ids.ts'

/** What belongs to a run and has an id of its own, by prefix. The rest of the id is its place in the run. */
export type RunPart = 'step' | 'entry' | 'handoff' | 'pack' | 'event' | 'approval' | 'workitem' | 'question'

/** A global id, taken apart. */
export type GlobalId =
  | { readonly kind: 'run'; readonly runId: RunId }
  | { readonly kind: 'part'; readonly part: RunPart; readonly runId: RunId; readonly place: string }
  | { readonly kind: 'node' | 'persona' | 'workflow'; readonly name: string }

/** `step_<run>_<place>`. */
export const partId = (part: RunPart, run: RunId, place: string | number): string => `${part}_${run}_${place}`

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const ofRun = new RegExp(`^run_(${uuid})$`)
const ofPart = new RegExp(`^(step|entry|handoff|pack|event|approval|workitem|question)_(${uuid})_([A-Za-z0-9.]{1,20})$`)
const ofName = /^(node|persona|workflow)_([A-Za-z0-9_.-]{1,100})$/

/** Reads any global id. Throws InvalidInput for what is none. */
export function parseGlobalId(text: string, path: readonly string[] = ['id']): GlobalId {
  const run = ofRun.exec(text)
  if (run?.[1] !== undefined) return { kind: 'run', runId: runId(run[1]) }
  const [, part, owner, place] = ofPart.exec(text) ?? []
  if (part !== undefined && owner !== undefined && place !== undefined) {
    return { kind: 'part', part: part as RunPart, runId: runId(owner), place }
  }
  const [, kind, name] = ofName.exec(text) ?? []
  if (kind !== undefined && name !== undefined) return { kind: kind as 'node' | 'persona' | 'workflow', name }
  throw new InvalidInput(
    `Found "${text.slice(0, 60)}", expected a global id such as run_0192f0c1-… or step_0192f0c1-…_3, as this API gives them out.`,
    path,
  )
}
