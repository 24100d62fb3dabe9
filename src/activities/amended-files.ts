import type { RunContext } from '../actors/run/run-context.ts'
import type { TestAmendment } from '../brain/contracts/test-amendment.ts'
import type { Finding } from '../core/knowledge/finding.ts'
import type { AppFile } from '../workspace/files/application-file.ts'
import { amendSource } from './amend-source.ts'
import { lockedTests } from './locked-tests.ts'
import { openDisputes } from './open-disputes.ts'

/** The locked test files with all amendments, and what speaks against them. */
export interface AmendedFiles {
  readonly files: readonly AppFile[]
  readonly findings: readonly Finding[]
}

/**
 * Applies amendments to the locked tests: of disputed tests alone, each with clauses that the test names, and none of the
 * disputes without an answer. Throws MissingInput.
 */
export function amendedFiles(run: RunContext, { amendments, refused }: TestAmendment): AmendedFiles {
  const { content } = lockedTests(run)
  const disputed = new Set(openDisputes(run).map(({ test }) => test))
  const findings: Finding[] = []
  const refuse = (index: number, message: string): void => {
    findings.push({ code: 'amendment_refused', message: `amendments[${index}]: ${message}`, clauses: [] })
  }
  const settled = new Set([...amendments, ...refused].map(({ test }) => test))
  for (const test of disputed) {
    if (settled.has(test)) continue
    const message = `found no answer to the dispute of ${test}, expected it among the amendments or the refused; say which`
    findings.push({ code: 'unsettled_dispute', message, clauses: [] })
  }
  let files: readonly AppFile[] = content.files
  for (const [index, amendment] of amendments.entries()) {
    const test = content.tests.find(({ id }) => id === amendment.test)
    if (test === undefined || !disputed.has(amendment.test)) {
      refuse(
        index,
        `found the test ${amendment.test}, expected a disputed one (${[...disputed].join(', ') || 'none'}); leave the others`,
      )
      continue
    }
    const strange = amendment.clauses.filter((clause) => !test.clauses.includes(clause))
    if (strange.length > 0) {
      refuse(
        index,
        `found ${strange.join(', ')}, expected clauses that the test names: ${test.clauses.join(', ')}; cite the one it contradicts`,
      )
      continue
    }
    const amended = amendSource(files, test, amendment)
    if ('problem' in amended) refuse(index, amended.problem)
    else files = amended.files
  }
  return { files, findings }
}
