import type { ToolTerms } from '../../core/tool.ts'
import type { Finding } from '../../workflow/finding.ts'
import type { Workflow } from '../../workflow/workflow.ts'
import type { BrainTool } from '../brain.ts'

type Tools = ReadonlyMap<string, BrainTool>

/** The terms of the tools that a workflow calls; those that the brain does not have are left out. */
export function toolsOf(workflow: Workflow, tools: Tools): ToolTerms[] {
  const steps = workflow.nets.flatMap((net) => net.steps.filter(({ by }) => by === 'tool'))
  return [...new Set(steps.map(({ who }) => who ?? ''))].flatMap((name) => {
    const tool = tools.get(name)
    return tool === undefined ? [] : [{ name, onLoss: tool.onLoss }]
  })
}

/** Steps that call a tool which the brain does not have. */
export function unknownTools(workflow: Workflow, tools: Tools): Finding[] {
  const known = [...tools.keys()].join(', ') || 'none'
  return workflow.nets.flatMap((net, netIndex) =>
    net.steps.flatMap(({ id, by, who }, index): Finding[] => {
      if (by !== 'tool' || tools.has(who ?? '')) return []
      const message = `found the tool ${who}, expected one that the brain has (${known}) or that a persona stands in for; add tools/${who}.json, or "stands_in_for: [${who}]" to a persona's file`
      return [{ code: 'UNKNOWN_NAME', path: `nets[${netIndex}].steps[${index}].who`, step: id, message }]
    }),
  )
}
