/** What a JSON tree says. */
export const json = {
  members: { one: '{n} member', other: '{n} members' },
  items: { one: '{n} item', other: '{n} items' },
  characters: { one: '{n} character', other: '{n} characters' },
  showAll: { one: 'show all ({n} character)', other: 'show all ({n} characters)' },
  empty: '(empty text)',
} as const
