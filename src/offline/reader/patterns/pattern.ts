import type { Scene } from '../draft/scene.ts'
import type { Phrase } from '../language/token.ts'

/**
 * A family of statements. `survey` runs first over the whole text and finds what there is (entities, roles); `read`
 * runs once everything has a name. Both return true where the family is the right one for this statement.
 */
export type Pattern = {
  readonly name: string
  /** 1: structure (fields, relations), 2: what people do, states, 3: rules and what is computed, 4: what is left. */
  readonly pass: 1 | 2 | 3 | 4
  /** True for statements that can be nothing else, whatever they look like to the families before. */
  readonly owns?: (phrase: Phrase) => boolean
  readonly survey?: (scene: Scene, phrase: Phrase) => boolean
  readonly read: (scene: Scene, phrase: Phrase) => boolean
}
