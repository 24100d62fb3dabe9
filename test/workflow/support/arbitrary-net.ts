import fc from 'fast-check'
import type { Workflow } from '../../../src/workflow/workflow.ts'
import { type StepDraft, workflowOf } from './workflow-of.ts'

/** The number variable that every choice of these nets looks at. */
const pick = { name: 'pick', type: 'int', init: '0' } as const

type Block =
  | { readonly kind: 'task'; readonly attempts: number; readonly by: 'persona' | 'human' | 'route' }
  | { readonly kind: 'seq' | 'xor' | 'and'; readonly parts: readonly Block[] }
  | { readonly kind: 'loop'; readonly body: Block }

const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({
      kind: fc.constant('task' as const),
      attempts: fc.integer({ min: 1, max: 3 }),
      by: fc.constantFrom('persona', 'human', 'route'),
    }),
    fc.record({
      kind: fc.constantFrom('seq', 'xor', 'and'),
      parts: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('loop' as const), body: tie('block') }),
  ),
}))

/** Nets that are sound by construction: sequences, choices, parallel ways and rounds, one inside the other. */
export const blockNets: fc.Arbitrary<Workflow> = block.map((root) => {
  const steps: StepDraft[] = []
  const add = (draft: Omit<StepDraft, 'id'>): string => {
    const id = `s${steps.length}`
    steps.push({ id, ...draft })
    return id
  }
  /** Adds the steps of a block that goes on to `to`, back to front, and gives the step to enter by. */
  const build = (part: Block, to: string): string => {
    switch (part.kind) {
      case 'task':
        return add({ by: part.by, attempts: part.attempts, next: [to] })
      case 'seq':
        return part.parts.reduceRight((onward, inner) => build(inner, onward), to)
      case 'xor': {
        const meet = add({ next: [to] })
        const ways = part.parts.map((inner) => build(inner, meet))
        return add({ split: 'xor', next: choice(ways) })
      }
      case 'and': {
        const meet = add({ join: 'and', next: [to] })
        return add({ next: part.parts.map((inner) => build(inner, meet)) })
      }
      case 'loop': {
        const head = `h${steps.length}`
        const tail = add({
          split: 'xor',
          next: [
            { to: head, when: 'pick = 1' },
            { to, when: null },
          ],
        })
        const entry = build(part.body, tail)
        steps.push({ id: head, next: [entry] })
        return head
      }
    }
  }
  const end = add({ next: ['END'] })
  const start = build(root, end)
  return workflowOf(steps, { vars: [pick], start })
})

/** Any small nets, sound or not. */
export const anyNets: fc.Arbitrary<Workflow> = fc
  .integer({ min: 1, max: 5 })
  .chain((size) => {
    const names = Array.from({ length: size }, (_, index) => `s${index}`)
    const draft = fc.record({
      by: fc.constantFrom('persona', 'human', 'route'),
      join: fc.constantFrom('xor', 'and'),
      split: fc.constantFrom('xor', 'and'),
      attempts: fc.integer({ min: 1, max: 2 }),
      to: fc.uniqueArray(fc.constantFrom(...names, 'END'), { minLength: 1, maxLength: 3 }),
      exhausted: fc.option(fc.constantFrom(...names, 'END'), { freq: 4 }),
    })
    return fc.tuple(...names.map((id) => draft.map((step) => ({ id, ...step }))))
  })
  .map((drafts) => {
    const steps = drafts.map(({ to, ...draft }) => ({ ...draft, next: draft.split === 'xor' ? choice(to) : to }))
    return workflowOf(steps, { vars: [pick] })
  })

function choice(ways: readonly string[]): { to: string; when: string | null }[] {
  return ways.map((to, index) => ({ to, when: index === ways.length - 1 ? null : `pick = ${index}` }))
}
