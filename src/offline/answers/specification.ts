import type { JsonObject } from '../../core/json.ts'
import type { Answerer } from '../answerer.ts'
import { understand } from '../understand.ts'
import { admitDoubts } from '../verify/admit-doubts.ts'

/** The specification that the reader makes of the text, with its doubts named. */
export const answerSpecification: Answerer = ({ pack }): JsonObject =>
  admitDoubts(understand(pack).spec, pack.clauses) as unknown as JsonObject
