import type { LockedTest, TestVerdict } from './event/delivery-events.ts'

type Status = TestVerdict['status'] | 'not_run'

/**
 * How locked tests stand after a test run. Only the platform's own run of them counts: a test that the application brings
 * along never speaks for one, whatever its name; and where several bear the same name, each of them must have passed.
 */
export function lockedStatus(verdicts: readonly TestVerdict[]): (test: Pick<LockedTest, 'file' | 'title'>) => Status {
  const statuses = new Map<string, Status>()
  for (const { suite, file, name, status } of verdicts) {
    if (suite !== 'acceptance') continue
    const key = `${file}\n${name}`
    const before = statuses.get(key)
    if (before === undefined || before === 'passed') statuses.set(key, status)
  }
  return ({ file, title }) => statuses.get(`${file}\n${title}`) ?? 'not_run'
}
