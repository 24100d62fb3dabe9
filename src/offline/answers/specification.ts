import type { JsonObject } from '../../core/json.ts'
import type { Answerer } from '../answerer.ts'
import { understand } from '../understand.ts'
import { admitDoubts } from '../verify/admit-doubts.ts'
import { pruneSpec } from '../verify/prune-spec.ts'

/** The specification that the reader makes of the text, with its doubts named. */
export const answerSpecification: Answerer = ({ pack }): JsonObject =>
  admitDoubts(pruneSpec(understand(pack).spec), pack.clauses) as unknown as JsonObject
