import type { AppSpec } from '../core/app-spec/app-spec.ts'
import type { AppFile } from './app-file.ts'
import { accountFiles, accountRuntime } from './features/accounts.ts'
import { appModelFile } from './features/app-model.ts'
import { testFiles } from './features/app-tests.ts'
import { entityFile } from './features/entity-file.ts'
import { packageFiles } from './features/package-files.ts'
import { readmeFile, type ReadmeOptions } from './features/readme-file.ts'
import { runtimeFiles } from './runtime-files.ts'

/**
 * Renders a checked specification into the files of an application that keeps `docs/app-contract.md`, sorted by path.
 * The same spec and options give the same bytes. Check the spec with `checkAppSpec` first; throws where it names
 * something that it does not have.
 */
export function renderApp(spec: AppSpec, options: ReadmeOptions): readonly AppFile[] {
  const withoutAccounts = new Set<string>(spec.accounts === null ? accountRuntime : [])
  const files = [
    ...runtimeFiles().filter((file) => !withoutAccounts.has(file.path)),
    appModelFile(spec),
    ...accountFiles(spec),
    ...spec.entities.map((entity) => entityFile(spec, entity)),
    ...packageFiles(spec),
    ...testFiles(spec),
    readmeFile(spec, options),
  ]
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
