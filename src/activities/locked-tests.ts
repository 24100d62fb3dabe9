import type { RunContext } from '../actors/run/run-context.ts'
import type { AcceptanceTests } from '../brain/contracts/acceptance-tests.ts'
import { sha256 } from '../core/ids.ts'
import type { Entry } from '../core/knowledge/entry.ts'
import { treeHash } from '../workspace/files/application-file.ts'
import { MissingInput } from './missing-input.ts'

/** The tests as they are locked. */
export interface Locked {
  readonly locked: NonNullable<RunContext['locked']>
  readonly entry: Entry
  readonly content: AcceptanceTests
}

/** The locked acceptance tests of a run, held against the hash under which they were locked. Throws MissingInput. */
export function lockedTests({ locked, entries }: Pick<RunContext, 'locked' | 'entries'>): Locked {
  const entry = entries.find(({ id }) => id === locked?.entry)
  if (locked === null || entry === undefined) {
    throw new MissingInput('Found no locked acceptance tests, expected them before anything is tested.')
  }
  const content = entry.content as unknown as AcceptanceTests
  const hash = sha256(treeHash(content.files))
  if (hash === locked.sha256) return { locked, entry, content }
  throw new MissingInput(
    `Found acceptance tests with the hash ${hash}, expected the locked ones with ${locked.sha256}.`,
  )
}
