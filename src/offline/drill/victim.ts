import type { JsonObject } from '../../core/json.ts'
import type { ModelRequest } from '../../core/provider.ts'
import type { Drill } from './drill.ts'

/** An answer that is about to be spoilt. */
export interface Victim {
  readonly answer: JsonObject
  readonly request: ModelRequest
  readonly drill: Drill
}
