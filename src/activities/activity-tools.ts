import type { Brain } from '../brain/brain.ts'
import type { Clock } from '../core/clock.ts'
import type { LiveAnswer, LiveOutput } from '../core/live-output.ts'
import type { ModelProvider } from '../core/provider.ts'
import type { Tool } from '../core/tool.ts'
import type { Store } from '../core/store/store.ts'
import type { Sandbox } from '../workspace/sandbox/sandbox.ts'

/** What performers work with. */
export interface ActivityTools {
  readonly store: Pick<Store, 'putBlobs' | 'getBlob'>
  readonly brain: Brain
  readonly sandbox: Sandbox
  readonly providers: ReadonlyMap<string, ModelProvider>
  /** Systems that tool steps call, by name. */
  readonly tools: ReadonlyMap<string, Tool>
  readonly clock: Clock
  /** Where the text of a persona's answer goes while it comes. */
  readonly live: (of: LiveOutput) => LiveAnswer
  /** Model tokens that a context pack may have. */
  readonly packBudget: number
}
