/** What the pages of the brain's knowledge say. */
export const brain = {
  title: 'Brain',
  text: 'What personas get to read besides the requirements: the knowledge files of this node’s brain.',
  empty: {
    title: 'This brain has no knowledge files',
    text: 'Put Markdown files into its knowledge/ folder and start the node again.',
  },
  filter: 'Find in all files',
  noMatch: 'No file has “{text}” in it.',
  files: { one: '{n} file', other: '{n} files' },
  tokens: { one: '{n} token', other: '{n} tokens' },
  hits: { one: '{n} hit', other: '{n} hits' },
  choose: 'Choose a file to read it.',
  list: 'Knowledge files',
} as const
