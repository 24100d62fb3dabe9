import { fileURLToPath } from 'node:url'
import { openBrain } from '../../../src/brain/open-brain.ts'
import { type OwnEdit, scriptedDeveloper } from './scripted-developer.ts'
import { scriptedTeam } from './scripted-team.ts'
import type { ModelModule } from './start-wire-process.ts'

/**
 * The personas of the brain that the product comes with, for a model server in a process of its own: by rules, but for a
 * Developer that makes the given edits.
 */
export const answers: ModelModule['answers'] = async (options) => {
  const { edits = [] } = (options ?? {}) as { readonly edits?: readonly OwnEdit[] }
  const brain = await openBrain(fileURLToPath(new URL('../../../brain', import.meta.url)))
  return scriptedTeam({ brain, scripts: edits.length === 0 ? {} : scriptedDeveloper(edits) })
}
