/** Something wrong in a workflow: where (`nets[0].steps[3].next[1].when`), in which step, and in words what to do. */
export interface Finding {
  readonly code: FindingCode
  readonly path: string
  readonly step: string | null
  readonly message: string
}

export type FindingCode =
  | 'SHAPE'
  | 'DUPLICATE'
  | 'UNKNOWN_NAME'
  | 'VARIABLE'
  | 'CONDITION'
  | 'SPLIT'
  | 'STEP'
  | 'PLACE'
  | 'EXHAUSTED_CYCLE'
  | 'UNSUPPORTED'
  | 'DEAD_STEP'
  | 'CANNOT_END'
  | 'LEFT_BEHIND'
  | 'TWO_TOKENS'
  | 'TOO_LARGE'

/** Writes a path the way a person would: `nets[0].steps[3].next[1].when`; the root is `workflow`. */
export function formatPath(path: readonly PropertyKey[]): string {
  let written = ''
  for (const part of path) {
    if (typeof part === 'number') written += `[${part}]`
    else written += written === '' ? String(part) : `.${String(part)}`
  }
  return written === '' ? 'workflow' : written
}
