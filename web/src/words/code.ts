/** What views of code and of differences say. */
export const code = {
  showAll: { one: 'show all ({n} character)', other: 'show all ({n} characters)' },
  folded: { one: 'Show {n} unchanged line', other: 'Show {n} unchanged lines' },
  added: 'added:',
  removed: 'removed:',
  noDifference: 'The two are the same.',
} as const
