import type { Finding } from '../finding.ts'
import type { Step } from '../workflow.ts'
import { duplicates } from './duplicates.ts'
import type { ReportStep } from './step-in-place.ts'

/** Edges fit the split: an and split has no conditions, an xor or or split ends with its default (`when: null`). */
export function splitFindings(step: Step, report: ReportStep): Finding[] {
  return step.split === 'and' ? andFindings(step, report) : choiceFindings(step, report)
}

function andFindings({ next }: Step, report: ReportStep): Finding[] {
  const conditions = next.flatMap(({ when }, index) => {
    if (when === null) return []
    const message =
      'found a condition on an and split, expected null: all its edges are taken; use an xor split to choose'
    return [report('SPLIT', `next[${index}].when`, message)]
  })
  const twice = duplicates(next.map((edge) => edge.to)).map(({ name, index }) =>
    report(
      'DUPLICATE',
      `next[${index}].to`,
      `found a second edge to ${name}, expected one edge to each step; remove one`,
    ),
  )
  return [...conditions, ...twice]
}

function choiceFindings({ split, next }: Step, report: ReportStep): Finding[] {
  const last = next.length - 1
  return next.flatMap(({ when }, index) => {
    if (index === last && when !== null) {
      const message = `found a condition on the last edge of an ${split} split, expected null: the last edge is taken when no condition holds; add a default edge`
      return [report('SPLIT', `next[${index}].when`, message)]
    }
    if (index < last && when === null) {
      const message = `found null before the last edge of an ${split} split, expected a condition: the edges behind it are never reached; give it a condition or move it to the end`
      return [report('SPLIT', `next[${index}].when`, message)]
    }
    return []
  })
}
