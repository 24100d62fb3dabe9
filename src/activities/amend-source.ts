import type { TestAmendment } from '../brain/contracts/test-amendment.ts'
import type { AcceptanceTests } from '../brain/contracts/acceptance-tests.ts'
import { applyPatch } from '../workspace/files/apply-patch.ts'
import type { AppFile } from '../workspace/files/application-file.ts'

type Files = readonly AppFile[]
type Test = AcceptanceTests['tests'][number]
type Amendment = TestAmendment['amendments'][number]

/** The test files with one test amended, or why that cannot be. */
export type Amended = { readonly files: Files } | { readonly problem: string }

/** Where a test begins in its file: a line that calls `test` or `it`. */
const opening = /^[ \t]*(?:await )?(?:test|it)(?:\.\w+)?\(/gm

/** Patches the body of one test and nothing else of its file: the lines that open and close it stay, and so its title. */
export function amendSource(files: Files, test: Test, { patch }: Amendment): Amended {
  const file = files.find(({ path }) => path === test.file)
  const place = file === undefined ? null : placeOf(file.content, test.title)
  if (file === undefined || place === null) {
    return {
      problem: `found no test "${test.title}" in ${test.file}, expected its title once, in a line that opens a test of several lines; leave this test as it is`,
    }
  }
  const { start, end } = place
  const patched = applyPatch(file.content.slice(start, end), patch)
  if ('problem' in patched) return { problem: `${patched.problem}; only the body of this test can be changed` }
  if (patched.text.match(opening) !== null) {
    return { problem: 'found a further test in the replaced text, expected none; amend what is there and add nothing' }
  }
  const content = file.content.slice(0, start) + patched.text + file.content.slice(end)
  if (placeOf(content, test.title)?.end !== start + patched.text.length) {
    return {
      problem: 'found a replaced text that ends the test before its end, expected only what the test does; stay inside',
    }
  }
  return { files: files.map((one) => (one === file ? { ...file, content } : one)) }
}

/** From behind the line that opens a test to the one that closes it; null where its title opens no test, or two. */
function placeOf(source: string, title: string): { readonly start: number; readonly end: number } | null {
  const starts = [...source.matchAll(opening)].map(({ index }) => index)
  const places = starts.flatMap((at, index) => {
    const start = source.indexOf('\n', at)
    if (start === -1 || !namedIn(source.slice(at, start), title)) return []
    const indent = /^[ \t]*/.exec(source.slice(at))?.[0] ?? ''
    const closing = source.indexOf(`\n${indent}})`, start)
    return closing === -1 || closing > (starts[index + 1] ?? source.length) ? [] : [{ start, end: closing }]
  })
  const [place] = places
  return places.length === 1 && place !== undefined ? place : null
}

/** The title as a literal of whichever quotes. */
const namedIn = (line: string, title: string): boolean =>
  [`'${title.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`, JSON.stringify(title), `\`${title}\``].some(
    (literal) => line.includes(literal),
  )
