import type { JsonObject } from '../core/json.ts'
import type { ModelRequest } from '../core/provider.ts'

/** Answers one contract by rules: from everything that the persona knows to the JSON that its contract asks for. */
export type Answerer = (request: ModelRequest) => JsonObject
