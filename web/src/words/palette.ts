/** What the palette says. */
export const palette = {
  placeholder: 'Find a run, a page, something to do',
  nothing: 'Nothing found. Try a part of a title.',
  groups: { go: 'Go to', runs: 'Runs', personas: 'Personas', workflows: 'Workflows', theme: 'Theme' },
  results: 'Results',
} as const
