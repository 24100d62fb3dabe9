import type { PersonaInfo } from '../../client/client.ts'
import type { EntryKind } from '../../core/knowledge/entry.ts'
import type { PlannedStep } from './plan-steps.ts'
import { noTests, type TestsPicture } from './tests-picture.ts'

/** What is shown of a run so far: its events, folded. */
export interface Picture {
  readonly titles: ReadonlyMap<string, string>
  /** The phase in which a persona works. */
  readonly phases: ReadonlyMap<string, string>
  readonly steps: ReadonlyMap<string, PlannedStep>
  readonly done: ReadonlySet<string>
  /** Steps under way, with who does them (null: a person). */
  readonly working: ReadonlyMap<string, string | null>
  readonly entries: ReadonlyMap<string, EntrySummary>
  /** The entry that a step published last. */
  readonly latest: ReadonlyMap<string, string>
  readonly clauses: ReadonlyMap<string, string>
  readonly tests: TestsPicture
  readonly provider: string | null
  /** Approvals and questions that wait for an answer. */
  readonly asked: ReadonlySet<string>
  readonly state: 'going' | 'paused' | 'parked' | 'ended'
}

interface EntrySummary {
  readonly kind: EntryKind
  readonly title: string
  readonly sha256: string
}

export const emptyPicture = (personas: readonly PersonaInfo[]): Picture => ({
  titles: new Map(personas.map(({ name, title }) => [name, title])),
  phases: new Map(personas.map(({ name, phase }) => [name, phase])),
  steps: new Map(),
  done: new Set(),
  working: new Map(),
  entries: new Map(),
  latest: new Map(),
  clauses: new Map(),
  tests: noTests,
  provider: null,
  asked: new Set(),
  state: 'going',
})

/** What people call a persona. */
export const titleOf = (picture: Picture, persona: string): string => picture.titles.get(persona) ?? persona
