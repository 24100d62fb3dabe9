import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { compareSchemas } from './schema/breaking-changes.ts'
import { deprecationProblems } from './schema/deprecation.ts'
import { lastRelease, recordRelease, schemaNow } from './schema/releases.ts'
import { isReached } from './schema/version.ts'

/**
 * Holds `schema/` against the SDL of the last release, and fails where a client of it would break. With `--record` it keeps
 * the SDL as that of the version in package.json: once at each release. Decision 0031 says what may change.
 */
const { values } = parseArgs({ options: { record: { type: 'boolean', default: false } } })
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly version: string
}
const schema = schemaNow()
const release = lastRelease()
const { refused, noted } = await compareSchemas({ released: release.sdl, schema, version })
const problems = [
  ...refused.map((found) => `Breaks clients of ${release.version}: ${found}`),
  ...deprecationProblems(schema),
]
for (const found of noted) console.log(`New to clients of ${release.version}: ${found}`)
for (const problem of problems) console.error(problem)
if (refused.length > 0) {
  console.error('Add beside it instead, and deprecate what is there; it may go in a later release (decision 0031).')
}
console.log(`schema: ${problems.length} problems against ${release.version}`)
process.exitCode = problems.length > 0 ? 1 : 0

if (values.record && problems.length === 0) {
  if (isReached(version, release.version)) {
    console.error(
      `Found ${release.version} recorded and ${version} in package.json, expected a later version there; raise it first.`,
    )
    process.exitCode = 1
  } else {
    recordRelease(version, schema)
    console.log(`schema: recorded as ${version}`)
  }
}
