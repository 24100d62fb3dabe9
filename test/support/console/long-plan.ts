import { planOf, workflowOf } from '../../actors/support/plans.ts'

/** Once around: specify, four designs side by side, joined, tested, built, assessed, verified; then again, or the end. */
const work = workflowOf(
  [
    { id: 'specify', who: 'business_analyst', next: ['solution', 'technical', 'interfaces', 'data'] },
    { id: 'solution', who: 'solution_architect', next: ['merge'] },
    { id: 'technical', who: 'technical_architect', next: ['merge'] },
    { id: 'interfaces', who: 'api_designer', next: ['merge'] },
    { id: 'data', who: 'database_architect', next: ['merge'] },
    { id: 'merge', who: 'handoff_coordinator', join: 'and' as const, next: ['write_tests'] },
    { id: 'write_tests', who: 'tester', next: ['develop'] },
    { id: 'develop', who: 'developer', next: ['assess'] },
    { id: 'assess', who: 'qa_specialist', next: ['verify'] },
    { id: 'verify', who: 'verifier', next: ['curate'] },
    {
      id: 'curate',
      who: 'knowledge_curator',
      split: 'xor' as const,
      out: ['more'],
      next: ['specify?more = true', 'END'],
    },
  ].map((step) => ({ ...step, attempts: 20 })),
  [['more', 'bool']],
)

const plan = planOf(work, { rules: { reworkRounds: 8 } })

const kinds: Readonly<Record<string, 'specification' | 'design_part' | 'design' | 'qa_report'>> = {
  business_analyst: 'specification',
  solution_architect: 'design_part',
  technical_architect: 'design_part',
  api_designer: 'design_part',
  database_architect: 'design_part',
  handoff_coordinator: 'design',
  qa_specialist: 'qa_report',
}

/** The plan of a run that goes around again and again. */
export const longPlan = {
  ...plan,
  team: plan.team.map((member) => ({
    ...member,
    title: member.persona.replaceAll('_', ' ').replace(/(^| )[a-z]/g, (first) => first.toUpperCase()),
    kind: kinds[member.persona] ?? member.kind,
  })),
}
