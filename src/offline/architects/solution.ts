import { type Architect, decide, decideFreely } from './part.ts'

/** The shape of the application: what it keeps, who reaches it, what is left out. */
export const solutionPart: Architect = (commission) => {
  const { spec } = commission
  const roles = spec.accounts?.roles.map(({ title }) => title).join(', ')
  return {
    title: 'Shape of the application',
    decisions: [
      ...spec.entities.map(({ id, title, plural }) =>
        decide(commission, {
          text: `${plural} have pages of their own and the same operations over HTTP.`,
          why: `Whatever a person can do with ${title}, a program can do as well, under the same rules.`,
          about: (subject) => subject.kind === 'entity' && subject.entity === id,
        }),
      ),
      roles === undefined
        ? decideFreely(
            'Nobody signs in: whoever reaches the application may use all of it.',
            'The text asks for no accounts.',
          )
        : decide(commission, {
            text: `People are told apart by accounts with the roles ${roles}.`,
            why: 'What somebody may do follows from the role of the account alone.',
            about: ({ kind }) => kind === 'accounts' || kind === 'role',
          }),
      decideFreely(
        'One Node process without dependencies keeps its data in one SQLite file that it creates itself.',
        'It starts at once on a machine without a network and keeps its data over a restart.',
      ),
      decideFreely(
        'Invalid input is refused as a whole, with a message for each field; nothing of it is stored.',
        'Half-stored input is worse than none.',
      ),
      ...spec.unserved.map(({ clause, part, why }) => ({ text: `Not built: "${part}".`, why, clauses: [clause] })),
    ],
    security: null,
    lists: [],
    rules: [],
    indexes: [],
  }
}
