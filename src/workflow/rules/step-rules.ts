import type { Finding, FindingCode } from '../finding.ts'
import { END, type Step } from '../workflow.ts'
import { conditionFindings } from './condition-rules.ts'
import { splitFindings } from './split-rules.ts'
import type { StepInPlace, ReportStep } from './step-in-place.ts'

/** A step: its names exist, its performer is named, its edges fit its split, its conditions can be evaluated. */
export function stepFindings(place: StepInPlace): Finding[] {
  const { workflow, net, netIndex, step, stepIndex } = place
  const report = (code: FindingCode, key: string, message: string): Finding => ({
    code,
    path: `nets[${netIndex}].steps[${stepIndex}].${key}`,
    step: step.id,
    message,
  })
  const nodes = new Set([END, ...net.steps.map((other) => other.id), ...net.places.map((other) => other.id)])
  const variables = new Map(workflow.vars.map((variable) => [variable.name, variable.type]))
  const findings: Finding[] = []
  const expectNode = (name: string, key: string): void => {
    if (nodes.has(name)) return
    const message = `found ${name}, expected the id of a step or place of the net ${net.id}, or END; correct the name`
    findings.push(report('UNKNOWN_NAME', key, message))
  }
  const expectVariable = (name: string, key: string): void => {
    if (variables.has(name)) return
    findings.push(report('UNKNOWN_NAME', key, `found ${name}, expected a declared variable; declare it in vars`))
  }

  for (const [index, edge] of step.next.entries()) expectNode(edge.to, `next[${index}].to`)
  if (step.exhausted !== null) expectNode(step.exhausted, 'exhausted')
  for (const [index, name] of step.in.entries()) expectVariable(name, `in[${index}]`)
  for (const [index, name] of step.out.entries()) expectVariable(name, `out[${index}]`)
  for (const [index, name] of step.cancels.entries()) expectNode(name, `cancels[${index}]`)
  findings.push(...whoFindings(place, report), ...splitFindings(step, report))
  findings.push(...conditionFindings({ step, net, variables, report }))
  if (step.each !== null) {
    expectVariable(step.each.collect, 'each.collect')
    expectVariable(step.each.over, 'each.over')
    findings.push(...eachFindings(step.each, report))
    const type = variables.get(step.each.over)
    if (type !== undefined && type !== 'list') {
      findings.push(
        report('STEP', 'each.over', `found ${step.each.over}, which is a ${type}, expected a list; change it`),
      )
    }
  }
  return findings
}

function whoFindings({ workflow, step }: StepInPlace, report: ReportStep): Finding[] {
  if (step.by === 'route') return []
  if (step.who === null || step.who.trim() === '') {
    return [report('STEP', 'who', `found no one, expected the ${step.by} that does this step; name it`)]
  }
  if (step.by === 'net' && !workflow.nets.some((net) => net.id === step.who)) {
    return [
      report('UNKNOWN_NAME', 'who', `found ${step.who}, expected the id of a net of this workflow; correct the name`),
    ]
  }
  return []
}

function eachFindings({ min, max, need }: NonNullable<Step['each']>, report: ReportStep): Finding[] {
  const findings: Finding[] = []
  if (min > max) findings.push(report('STEP', 'each.min', `found ${min}, expected at most max (${max}); lower it`))
  if (need > max) findings.push(report('STEP', 'each.need', `found ${need}, expected at most max (${max}); lower it`))
  return findings
}
