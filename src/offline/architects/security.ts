import { type Architect, type Decision, decide, decideFreely } from './part.ts'

/** Sign-in, permissions, and what holds under bad input. */
export const securityPart: Architect = (commission) => {
  const { spec } = commission
  const { passwordMinLength, sessionHours, signInAttempts } = spec.security
  const signIn: Decision[] =
    spec.accounts === null
      ? [
          decideFreely(
            'There is no sign-in, so nothing is kept that could be stolen from an account.',
            'Nobody has one.',
          ),
        ]
      : [
          decide(commission, {
            text: `A password has at least ${passwordMinLength} characters and is kept only as a salted scrypt hash; a session lasts ${sessionHours} hours; after ${signInAttempts} failed sign-ins of one address it has to wait.`,
            why: 'A stolen data file must not give away passwords, and guessing must not pay.',
            about: ({ kind }) => kind === 'accounts',
          }),
          decideFreely(
            'Registering gives the least role, except to the very first account, which gets the highest.',
            'Somebody has to be able to give roles to the others.',
          ),
        ]
  const reserved = spec.entities.map(({ id, plural }) =>
    decide(commission, {
      text: `What may be done with ${plural} is checked on the server for each request, whatever the page offered.`,
      why: 'An address typed by hand must get no further than a button.',
      about: (subject) =>
        (subject.kind === 'permission' || subject.kind === 'transition_permission') && subject.entity === id,
    }),
  )
  return {
    title: 'Structure and security',
    decisions: [
      ...signIn,
      ...reserved.filter(({ clauses }) => clauses.length > 0),
      decideFreely(
        'A form posted from another origin is refused, and everything shown is escaped.',
        'A foreign page must not act in the name of who is signed in.',
      ),
      decideFreely(
        'A row that somebody may not see answers as if it did not exist.',
        'Its mere existence may be a secret.',
      ),
    ],
    security: spec.security,
    lists: [],
    rules: [],
    indexes: [],
  }
}
