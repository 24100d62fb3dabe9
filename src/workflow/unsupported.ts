import type { Finding } from './finding.ts'
import type { NetSource, Step, Workflow } from './workflow.ts'

/** The parts of a workflow that are well-formed but cannot be played yet, each with what to write in its place. */
export function unsupportedParts(workflow: Workflow): Finding[] {
  const extra = workflow.nets.slice(1).map((net, index) => {
    const message = `found the nested net ${net.id}, expected one net: nested nets cannot be played yet; put its steps into ${workflow.nets[0]?.id ?? 'the first net'}`
    return refuse(`nets[${index + 1}]`, null, message)
  })
  return [...extra, ...workflow.nets.flatMap((net, netIndex) => netParts(net, `nets[${netIndex}]`))]
}

function netParts(net: NetSource, path: string): Finding[] {
  const contested = new Set(net.places.filter((place) => place.next.length > 1).flatMap((place) => place.next))
  return net.steps.flatMap((step, index) => {
    const at = `${path}.steps[${index}]`
    return [...stepParts(step, at), ...(contested.has(step.id) ? contestedParts(step, at) : [])]
  })
}

function stepParts(step: Step, at: string): Finding[] {
  const findings: Finding[] = []
  const report = (key: string, message: string): void => void findings.push(refuse(`${at}.${key}`, step.id, message))
  if (step.by === 'net') {
    report(
      'by',
      'found a step that runs another net, expected persona, human, tool or route: nested nets cannot be played yet; put the steps of that net here',
    )
  }
  if (step.join === 'or') {
    report(
      'join',
      'found an or join, expected xor or and: or joins cannot be played yet; use and if all edges bring work, xor if only one does',
    )
  }
  if (step.split === 'or') {
    report(
      'split',
      'found an or split, expected xor or and: or splits cannot be played yet; use and for all edges, xor for the first whose condition holds',
    )
  }
  if (step.each !== null) {
    report(
      'each',
      'found each, expected null: several instances of a step cannot be played yet; let one instance do the whole list',
    )
  }
  if (step.timer !== null) {
    report('timer', 'found a timer, expected null: time limits of steps cannot be played yet; set it to null')
  }
  if (step.cancels.length > 0) {
    report(
      'cancels',
      'found cancels, expected an empty list: cancelling other steps cannot be played yet; let the work join instead',
    )
  }
  return findings
}

/** Who takes the token of a place with several ways out is the choice of those who start; nothing may pre-empt it. */
function contestedParts(step: Step, at: string): Finding[] {
  const findings: Finding[] = []
  if (step.by === 'route') {
    const message =
      'found a route behind a place with several ways out, expected a persona or human: a route starts at once and would always win; use an xor split'
    findings.push(refuse(`${at}.by`, step.id, message))
  }
  if (step.exhausted !== null) {
    const message =
      'found an exhausted edge behind a place with several ways out, expected null: it would take the work from the other ways; set it to null'
    findings.push(refuse(`${at}.exhausted`, step.id, message))
  }
  return findings
}

function refuse(path: string, step: string | null, message: string): Finding {
  return { code: 'UNSUPPORTED', path, step, message }
}
