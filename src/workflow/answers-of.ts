import type { Workflow } from './workflow.ts'

/** The literal texts that a step's conditions compare its own text outputs with: the answers that make a difference. */
export function answersOf(workflow: Workflow, step: string): readonly string[] {
  const source = workflow.nets[0]?.steps.find((one) => one.id === step)
  if (source === undefined) return []
  const texts = workflow.vars.filter(({ name, type }) => type === 'text' && source.out.includes(name))
  const found = source.next.flatMap(({ when }) =>
    texts.flatMap(({ name }) =>
      [...(when ?? '').matchAll(new RegExp(`\\b${name}\\s*=\\s*'([^']*)'`, 'g'))].map((match) => match[1] ?? ''),
    ),
  )
  return [...new Set(found)]
}
