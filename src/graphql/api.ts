import type { RunContext } from '../actors/run/run-context.ts'
import type { RunState } from '../actors/run/run-state.ts'
import type { Bus } from '../core/bus.ts'
import type { ClauseId } from '../core/clause.ts'
import type { Clock, IdSource } from '../core/clock.ts'
import type { ApiKeyId, Incarnation, RunId } from '../core/ids.ts'
import type { Json, JsonObject } from '../core/json.ts'
import type { KnowledgeFile } from '../core/knowledge/context-pack.ts'
import type { FileRef } from '../core/knowledge/entry.ts'
import type { Store } from '../core/store/store.ts'
import type { RefusedKey } from './server/admission.ts'
import type { CalledAt } from './server/called-at.ts'

/** A persona of the brain, as lists show it. `id` is the name of its file. */
export interface PersonaDescriptor {
  readonly id: string
  readonly title: string
  readonly phase: string
  readonly contract: string
  readonly tier: string
  readonly sha256: string
  readonly prompt: string
}

/** A workflow of the brain. `source` is its JSON; `findings` is what keeps it from being played as it stands. */
export interface WorkflowDescriptor {
  readonly id: string
  readonly title: string
  readonly source: Json
  readonly findings: readonly string[]
}

/** How a model (`provider/model`) fares. `retryAt`: when one that is left alone is tried again, in milliseconds since 1970. */
export interface ModelHealth {
  readonly model: string
  readonly retryAt: number | null
}

/** Something that stands against a workflow or its data. `at`: where in it, `nets[0].steps[3]`. */
export interface IntakeFinding {
  readonly about: 'workflow' | 'data'
  readonly code: string
  readonly message: string
  readonly step: string | null
  readonly at: string
}

/** What is alive on this node now. `state` of an activation is null while it loads. */
export interface LiveActors {
  /** null where this node hosts no actors. */
  readonly supervisor: { readonly state: string; readonly waiting: number } | null
  readonly activations: readonly {
    readonly runId: RunId
    readonly state: RunState | null
    readonly waiting: number
    readonly restarts: number
  }[]
}

/** What a run has delivered. `serves`: the paths of the files that serve each clause. */
export interface Delivered {
  readonly files: readonly FileRef[]
  readonly serves: Readonly<Record<ClauseId, readonly string[]>>
}

/** The application of a run, to be tried in the browser of whoever asks. */
export interface PreviewOrder {
  readonly runId: RunId
  readonly run: RunContext
  readonly files: readonly FileRef[]
  readonly visitor: CalledAt
}

/** Where it answers, or why it does not. `startedAt` in milliseconds since 1970. */
export type PreviewResult =
  | { readonly url: string; readonly startedAt: number; readonly idleSeconds: number }
  | { readonly refused: 'PREVIEW_FAILED' | 'PREVIEWS_OFF'; readonly message: string }

/** A root field of a query or mutation that came to an answer, or a subscription that was opened. */
export interface Answered {
  readonly requestId: string
  /** `Mutation.startRun`. */
  readonly field: string
  readonly seconds: number
  /** Why there was none. */
  readonly error?: unknown
  /** Of mutations: what they were about, and the code of the first thing that was wrong with what was asked. */
  readonly runId: RunId | null
  readonly refused: string | null
  /** Who asked, where a key was shown. */
  readonly key: ApiKeyId | null
}

/** Everything that the API needs from the wiring. */
export interface ApiOptions {
  readonly store: Store
  readonly bus: Bus
  readonly clock: Clock
  readonly ids: IdSource
  /** `id`: this life of the node. `name` and `version` are shown to people. */
  readonly node: { readonly id: Incarnation; readonly name: string; readonly version: string }
  readonly brain: {
    readonly personas: readonly PersonaDescriptor[]
    readonly workflows: readonly WorkflowDescriptor[]
    readonly knowledge: readonly KnowledgeFile[]
  }
  /** The providers that runs may ask for by name, the one they get without asking, and what others lack to be there. */
  readonly providers: {
    readonly names: readonly string[]
    readonly byDefault: string
    readonly absent: ReadonlyMap<string, string>
    /** Those that ask language models, so that an order may say which. */
    readonly asking: readonly string[]
    /** Why a model (`provider/model`) cannot be asked here, as the rest of a sentence; null: it can. */
    modelProblem(model: string): string | null
    /** How the models of a provider fare that this node has asked since it started. */
    health(provider: string): readonly ModelHealth[]
  }
  readonly intake: {
    /** Everything that stands against following this workflow with these values; empty: nothing. */
    check(input: { readonly workflow: Json; readonly data: JsonObject }): readonly IntakeFinding[]
  }
  /** What is alive on this node. Cheap: it is asked once a second for each watched run. */
  liveActors(): LiveActors
  readonly delivery: {
    /** null while nothing is delivered. */
    of(run: RunContext): Delivered | null
    /** The files as one zip archive in which everything lies in `folder`. */
    zip(files: readonly FileRef[], folder: string): Promise<Uint8Array>
  }
  readonly previews: {
    /** Starts it on this node, or gives the one that runs here already. */
    start(order: PreviewOrder): Promise<PreviewResult>
    /** Resolves when nothing of it is left; at once where there is none. */
    stop(runId: RunId): Promise<void>
  }
  /** The run that this node made for newcomers to look at; null: it made none. */
  sampleRunId(): RunId | null
  /** Faults that callers see only masked, with the id of the request that met them. */
  onFault(fault: { readonly requestId: string; readonly error: unknown }): void
  /** Root fields that were answered, for logs and figures. */
  onAnswered(answered: Answered): void
  /** What this node counts, as Prometheus reads it. */
  metrics(): Promise<{ readonly type: string; readonly body: string }>
  /** Keys that opened nothing. */
  onRefused(refused: RefusedKey): void
}
