import type { JsonObject } from '../../core/json.ts'
import type { Answerer } from '../answerer.ts'
import { understand } from '../understand.ts'

/** The specification that the reader makes of the text. */
export const answerSpecification: Answerer = ({ pack }): JsonObject => understand(pack).spec as unknown as JsonObject
