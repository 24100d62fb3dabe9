import type { Finding } from '../finding.ts'
import type { NetSource } from '../workflow.ts'

/** Rounds made of exhausted edges alone: a token that finds no attempt left in any of them would go round for ever. */
export function exhaustedCycles(net: NetSource, path: string): Finding[] {
  const onward = new Map(net.steps.map((step) => [step.id, step.exhausted]))
  const settled = new Set<string>()
  return net.steps.flatMap((step, index): Finding[] => {
    const walk: string[] = []
    let at: string | null | undefined = step.id
    while (typeof at === 'string' && onward.has(at) && !settled.has(at) && !walk.includes(at)) {
      walk.push(at)
      at = onward.get(at)
    }
    for (const id of walk) settled.add(id)
    if (typeof at !== 'string' || !walk.includes(at)) return []
    const round = [...walk.slice(walk.indexOf(at)), at].join(' → ')
    const message = `found exhausted edges in a circle (${round}), expected them to lead out; send one of them elsewhere`
    return [{ code: 'EXHAUSTED_CYCLE', path: `${path}.steps[${index}].exhausted`, step: step.id, message }]
  })
}
