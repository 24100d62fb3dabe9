/** Nouns for people who may use an application, with a guess how much they may do (1 = least). */
const ranks: Readonly<Record<string, number>> = Object.fromEntries(
  (
    [
      [100, 'admin administrator superuser superadmin'],
      [90, 'owner director principal headteacher'],
      [
        80,
        'manager head supervisor coordinator organizer organiser leader lead moderator chef boss foreman treasurer chair chairperson president dispatcher curator headmaster approver landlord auditor secretary controller',
      ],
      [
        60,
        'staff employee rep representative librarian clerk receptionist agent instructor trainer coach nurse author writer waiter cook technician mechanic bookkeeper operator driver recruiter interviewer therapist lecturer tutor officer inspector planner consultant lawyer engineer developer tester designer salesperson seller vendor cashier worker host pharmacist caretaker gardener reviewer guide keeper steward analyst scientist researcher assistant warden beekeeper farmer ranger captain referee paramedic volunteer_coordinator',
      ],
      [65, 'doctor physician dentist vet veterinarian teacher professor accountant editor'],
      [
        20,
        'member user customer client patient student pupil volunteer participant attendee guest_account reader learner tenant resident buyer applicant candidate player athlete subscriber donor parent guardian renter borrower passenger contributor trainee child person cyclist runner swimmer citizen fan partner supporter owner_account shopper neighbour neighbor',
      ],
    ] as const
  ).flatMap(([rank, nouns]) => nouns.split(' ').map((noun) => [noun, rank] as const)),
)

/** Everybody, signed in or not. */
const everybody = new Set([
  'anyone',
  'anybody',
  'everyone',
  'everybody',
  'visitor',
  'guest',
  'public',
  'the public',
  'unauthenticated user',
  'anonymous user',
  'anonymous visitor',
])

/** How much a person of this (singular) noun may do, or null if the noun names no person. */
export function rankOf(noun: string): number | null {
  const last = noun.split(' ').at(-1) ?? ''
  return ranks[noun] ?? ranks[last] ?? null
}

/** True for nouns that mean whoever comes, with or without an account. */
export const isEverybody = (noun: string): boolean => everybody.has(noun)

/** True for the nouns that mean any account: no role of its own. */
export const isAnyUser = (noun: string): boolean => /^(?:user|person|we|they|you|he|she|he or she)$/.test(noun)
