/* oxlint-disable typescript/no-unsafe-assignment, typescript/no-unsafe-member-access, typescript/no-unsafe-call, typescript/no-unsafe-argument, typescript/no-unsafe-return --
   plain JavaScript, because it is loaded anew for every test file and stripping types would take half of its time */
// Runs inside the process that runs the tests: turns the events of node:test into one JSON line per finished test on
// descriptor 3. A suite or a test with subtests is reported only when it failed by itself. The last line is {"end":true}.
import { writeSync } from 'node:fs'
import { relative, resolve } from 'node:path'

const say = (line) => writeSync(3, `${JSON.stringify(line)}\n`)
const clip = (text, length) => (text.length > length ? `${text.slice(0, length)} …` : text)

export default async function* report(events) {
  const names = []
  const parents = new Set()
  const output = new Map()
  for await (const { type, data } of events) {
    if (type === 'test:start') names[data.nesting] = data.name
    if (type === 'test:stderr' || type === 'test:stdout') {
      const file = resolve(data.file)
      output.set(file, `${output.get(file) ?? ''}${data.message}`.slice(-1_500))
    }
    if (type !== 'test:pass' && type !== 'test:fail') continue
    const { nesting, details } = data
    const isParent = parents.delete(nesting) || details.type === 'suite'
    for (const deeper of parents) if (deeper > nesting) parents.delete(deeper)
    if (nesting > 0) parents.add(nesting - 1)
    const failed = type === 'test:fail'
    const byItself = failed && details.error?.failureType !== 'subtestsFailed'
    const skipped = data.skip !== undefined && data.skip !== false
    if (isParent && !byItself && !skipped) continue
    // Under `node --test` a file without any test passes as a test that is named after the file.
    const isFile = nesting === 0 && data.file !== undefined && resolve(data.name) === data.file
    const todo = data.todo !== undefined && data.todo !== false
    const status = skipped ? 'skipped' : todo ? 'todo' : failed || isFile ? 'failed' : 'passed'
    const error = details.error?.cause ?? details.error
    let message = failed ? String(error?.message ?? error) : undefined
    if (isFile)
      message = `${failed ? 'the file ended with an error' : 'the file registers no test'}\n${output.get(data.file) ?? ''}`
    say({
      name: [...names.slice(0, nesting), data.name].join(' > '),
      file: data.file === undefined ? undefined : relative(process.cwd(), data.file),
      status,
      durationMs: Math.round(details.duration_ms * 10) / 10,
      ...(message === undefined || status === 'passed' ? {} : { message: clip(message.trim(), 2_000) }),
    })
  }
  say({ end: true })
  yield ''
}
