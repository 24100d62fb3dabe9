import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { TestVerdict } from '../core/event/delivery-events.ts'
import { sha256 } from '../core/ids.ts'
import type { Finding } from '../core/knowledge/finding.ts'
import type { ActivityTools } from './activity-tools.ts'
import type { ApplicationTested } from './test-application.ts'
import type { Tested } from './working-copy.ts'

type Store = ActivityTools['store']

/** Failures that are shown one by one. */
const shown = 20
const mostMessage = 600

const nameOf = ({ suite, file, name }: Pick<TestVerdict, 'suite' | 'file' | 'name'>): string =>
  `${suite}\n${file}\n${name}`

/** What is kept of a test run, to hold the next one against: the names of the tests that passed go into a blob. */
export async function keepPassing(store: Store, ran: ApplicationTested): Promise<Tested> {
  const bytes = Buffer.from(JSON.stringify(ran.tests.filter(({ status }) => status === 'passed').map(nameOf)))
  const passing = sha256(createHash('sha256').update(bytes).digest('hex'))
  await store.putBlobs([{ sha256: passing, bytes }])
  const { passed, failed, skipped, tests } = ran
  const failing = tests
    .filter(({ status }) => status !== 'passed')
    .slice(0, shown)
    .map(({ name, status, message }) => ({ name, message: shortened(message ?? status) }))
  return { passing, passed, failed, skipped, trouble: troubleOf(ran), failing }
}

/** The names of the tests that passed in a run. */
export async function passingOf(store: Store, { passing }: Tested): Promise<readonly string[]> {
  return z.array(z.string()).parse(JSON.parse(Buffer.from(await store.getBlob(passing)).toString('utf8')))
}

/** What speaks against an edit: each test that passed before and does not pass with it. */
export function brokenBy(ran: ApplicationTested, before: readonly string[]): readonly Finding[] {
  const now = new Map<string, ApplicationTested['tests']>()
  for (const test of ran.tests) now.set(nameOf(test), [...(now.get(nameOf(test)) ?? []), test])
  const passingNow = (name: string): number => now.get(name)?.filter(({ status }) => status === 'passed').length ?? 0
  // Several tests of an application may bear the same name: as many of them have to pass as before.
  const had = new Map<string, number>()
  for (const name of before) had.set(name, (had.get(name) ?? 0) + 1)
  const broken = [...had].filter(([name, count]) => passingNow(name) < count).map(([name]) => name)
  if (broken.length === 0) return []
  const trouble = troubleOf(ran)
  if (trouble !== null) return [{ code: 'test_failed', message: trouble, clauses: [] }]
  const findings = broken.slice(0, shown).map((name): Finding => {
    const test = now.get(name)?.find(({ status }) => status !== 'passed')
    const how = test === undefined ? 'did not run' : shortened(test.message ?? test.status)
    const message = `"${name.split('\n')[2]}" passed before this edit, and does not with it: ${how}`
    return { code: 'test_failed', message, clauses: [...(test?.clauses ?? [])] }
  })
  if (broken.length <= shown) return findings
  return [...findings, { code: 'test_failed', message: `And ${broken.length - shown} more such tests.`, clauses: [] }]
}

const troubleOf = ({ appFailed, limitHit }: ApplicationTested): string | null =>
  appFailed !== null
    ? `The application does not start: ${shortened(appFailed)}`
    : limitHit === null
      ? null
      : `The test run was cut off: ${limitHit}`

const shortened = (text: string): string => (text.length <= mostMessage ? text : `${text.slice(0, mostMessage)}…`)
