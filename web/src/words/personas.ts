/** What the catalogue of personas says. */
export const personas = {
  title: 'Personas',
  text: 'The team that this node’s brain holds. Each persona is a file: a prompt, an output contract, a place in the team.',
  empty: { title: 'This brain has no personas', text: 'Put files into its personas/ folder and start the node again.' },
  unknown: {
    title: 'There is no such persona here',
    text: 'This node’s brain has no persona {name}. It may belong to another brain.',
    action: 'See all personas',
  },
  filter: 'Find a persona',
  noMatch: 'No persona matches “{text}”.',
  noPhase: 'Other',
  contract: 'Output contract',
  tier: 'Model tier',
  phase: 'Phase',
  file: 'Hash of its file',
  prompt: 'What it is told',
  fills: 'Workflows in which it has a step',
  fillsNone: 'No workflow of the brain names it. Plans may.',
  tiers: { light: 'Light model', standard: 'Standard model', strong: 'Strong model' },
} as const
