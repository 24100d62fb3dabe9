import type { TestResult, TestStatus } from '../../../hub/test-run.ts'

/** The tests of one file. */
export interface TestFile {
  readonly file: string
  readonly tests: readonly TestResult[]
}

/** The tests of one suite, file by file. */
export interface TestSuite {
  readonly suite: TestResult['suite']
  readonly files: readonly TestFile[]
}

/** Tests by suite and file, in the order in which they ran; only those that came out so, where one is asked for. */
export function groupTests(tests: readonly TestResult[], only: TestStatus | null): readonly TestSuite[] {
  const asked = only === null ? tests : tests.filter(({ status }) => status === only)
  return (['acceptance', 'own'] as const).flatMap((suite) => {
    const files = new Map<string, TestResult[]>()
    for (const test of asked)
      if (test.suite === suite) {
        const before = files.get(test.file)
        if (before === undefined) files.set(test.file, [test])
        else before.push(test)
      }
    return files.size === 0 ? [] : [{ suite, files: [...files].map(([file, inFile]) => ({ file, tests: inFile })) }]
  })
}
