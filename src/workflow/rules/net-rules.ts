import type { Finding } from '../finding.ts'
import type { NetSource, Workflow } from '../workflow.ts'
import { duplicates } from './duplicates.ts'
import { exhaustedCycles } from './exhausted-cycles.ts'

/** Nets: each id once, a start that is a step, places that lead to steps, no round of exhausted edges. */
export function netFindings({ nets }: Workflow): Finding[] {
  const findings: Finding[] = duplicates(nets.map((net) => net.id)).map(({ name, index }) => ({
    code: 'DUPLICATE',
    path: `nets[${index}].id`,
    step: null,
    message: `found the net ${name} twice, expected each id once; rename one`,
  }))
  for (const [index, net] of nets.entries()) {
    const path = `nets[${index}]`
    findings.push(...nodeFindings(net, path), ...startFindings(net, path), ...placeFindings(net, path))
    findings.push(...exhaustedCycles(net, path))
  }
  return findings
}

function nodeFindings(net: NetSource, path: string): Finding[] {
  const ids = [...net.steps.map((step) => step.id), ...net.places.map((place) => place.id)]
  return duplicates(ids).map(({ name, index }) => {
    const isStep = index < net.steps.length
    return {
      code: 'DUPLICATE',
      path: isStep ? `${path}.steps[${index}].id` : `${path}.places[${index - net.steps.length}].id`,
      step: isStep ? name : null,
      message: `found the id ${name} twice in the net ${net.id}, expected each step and place to have its own; rename one`,
    }
  })
}

function startFindings(net: NetSource, path: string): Finding[] {
  if (net.steps.some((step) => step.id === net.start)) return []
  const message = `found ${net.start}, expected the id of a step of the net ${net.id}; name the step that begins`
  return [{ code: 'UNKNOWN_NAME', path: `${path}.start`, step: null, message }]
}

function placeFindings(net: NetSource, path: string): Finding[] {
  const steps = new Set(net.steps.map((step) => step.id))
  return net.places.flatMap((place, placeIndex) => {
    const at = (index: number) => `${path}.places[${placeIndex}].next[${index}]`
    const unknown = place.next.flatMap((name, index): Finding[] => {
      if (steps.has(name)) return []
      const message = `found ${name}, expected the id of a step of the net ${net.id}; a place leads to steps only`
      return [{ code: 'UNKNOWN_NAME', path: at(index), step: null, message }]
    })
    const twice = duplicates(place.next).map(({ name, index }): Finding => {
      const message = `found ${name} twice, expected each step once; remove one`
      return { code: 'DUPLICATE', path: at(index), step: null, message }
    })
    return [...unknown, ...twice]
  })
}
