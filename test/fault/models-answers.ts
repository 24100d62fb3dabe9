import type { ModelModule } from '../support/wire/start-wire-process.ts'
import { documentOf } from '../support/in-a-row.ts'

/** A model that owes documents, for a server in a process of its own. */
export const answers: ModelModule['answers'] = () => () => documentOf(200)
