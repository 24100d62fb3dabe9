import type { Reporter, TestCase, TestModule } from 'vitest/node'

/** Ends the run with a plain count, after the list of what was skipped and why. */
export default class PlainCountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const of = (state: string): readonly TestCase[] => tests.filter((test) => test.result().state === state)
    // A file that could not be loaded, and an error outside of any test, is a failure that no test shows.
    const broken = modules.filter((module) => module.errors().length > 0).length + errors.length
    const skipped = of('skipped')
    const lines = skipped.map((test) => `skipped: ${test.module.relativeModuleId} > ${test.fullName}: ${whyOf(test)}`)
    lines.push(`${of('passed').length} passed, ${of('failed').length + broken} failed, ${skipped.length} skipped`)
    process.stdout.write(`\n${lines.join('\n')}\n`)
  }
}

function whyOf(test: TestCase): string {
  const result = test.result()
  return (result.state === 'skipped' && result.note) || 'no reason given'
}
