/** What a club keeps, and between which bounds the number of each has to be. */
const kept = [
  ['tool', 'daily fee', 1, 50],
  ['workshop', 'number of places', 2, 30],
  ['course', 'number of lessons', 1, 24],
  ['locker', 'number', 1, 400],
  ['vehicle', 'number of seats', 1, 9],
  ['repair', 'number of hours', 1, 80],
  ['delivery', 'number of boxes', 1, 60],
  ['excursion', 'number of participants', 4, 55],
] as const

/** Requirements of forty sentences, each of which asks for something. */
export const fortyClauses = kept
  .map(
    ([thing, figure, least, most]) =>
      `Members can add ${thing === 'excursion' ? 'an' : 'a'} ${thing}. Each ${thing} has a name and a ${figure}. The name of the ${thing} is required. The ${figure} must be between ${least} and ${most}. People can search ${thing === 'delivery' ? 'deliveries' : `${thing}s`} by name.`,
  )
  .join('\n')

/** As long as a title may be, with a word that no line has room for. */
export const longTitle = `The tools, workshops, courses, lockers and vehicles of the ${'neighbourhood'.repeat(5)} association, and what is to be known about them`
