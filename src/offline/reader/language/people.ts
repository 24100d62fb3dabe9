/** Nouns for people who may use an application, with a guess how much they may do (1 = least). */
const ranks: Readonly<Record<string, number>> = Object.fromEntries(
  (
    [
      [100, 'admin administrator superuser superadmin webmaster sysadmin'],
      [90, 'owner director principal headteacher'],
      [
        80,
        'manager head supervisor coordinator organizer organiser leader lead moderator chef hr boss foreman treasurer chair chairperson president dispatcher curator headmaster approver landlord auditor secretary controller hr boss ceo mayor rector dean captain_general committee_member board_member board committee council jury planner_in_chief sheriff',
      ],
      [
        60,
        'staff employee rep representative librarian clerk receptionist agent instructor trainer coach nurse author writer waiter cook technician mechanic bookkeeper operator driver recruiter interviewer therapist lecturer tutor officer inspector planner consultant lawyer engineer developer tester designer salesperson seller vendor cashier worker host pharmacist caretaker gardener reviewer guide keeper steward analyst scientist researcher assistant warden beekeeper farmer ranger captain referee paramedic volunteer_coordinator baker juror judge expert caseworker pilot butcher plumber electrician carpenter painter photographer chemist pathologist ranger sommelier barista florist tailor barber stylist hairdresser groomer trader broker courier postman janitor cleaner translator interpreter arbiter umpire examiner assessor evaluator publisher archivist registrar treasurer_assistant storekeeper stockkeeper shopkeeper innkeeper bartender dj priest pastor sacristan organist fundraiser merchandiser marketer',
      ],
      [65, 'doctor physician dentist vet veterinarian teacher professor accountant editor'],
      [
        20,
        'member user customer client patient student pupil volunteer participant attendee guest_account reader learner tenant resident buyer applicant candidate player athlete subscriber donor parent guardian renter borrower passenger contributor trainee child person cyclist runner swimmer citizen fan partner supporter owner_account shopper neighbour neighbor requester borrower lender reporter submitter maker colleague worker_account visitor_account collector singer musician dancer swimmer ringer walker sitter breeder holder pupil scout camper angler hunter skipper sailor rower climber hiker rider gamer speaker exhibitor sponsor candidate voter resident homeowner freelancer contractor scholar inventor witness caller poster bidder',
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

/** Words for people by what they do (`juror`, `film maker`), and words for things that only sound like it. */
const agentive = /^[a-z]{3,}(?:er|or|eer)$/
const things =
  /^(?:.*(?:number|order|paper|letter|computer|folder|tower|calendar|register|offer|container|printer|server|weather|counter|sensor|motor|door|floor|colou?r|error|factor|sector|monitor|tractor|trailer|poster|dinner|water|chapter|filter|layer|meter|marker|matter|mixer|parameter|power|river|silver|summer|winter|supper|timer|tracker|planner|voucher|answer|corner|border|buffer|charter|cluster|cover|cylinder|drawer|flower|hammer|header|heater|identifier|ladder|lever|liter|manner|other|pepper|quarter|ruler|scooter|semester|shower|sticker|ticker|theater|tender|thunder|transfer|trigger|user|volunteer hour|after|over|under|never|ever|whether|either|together|rather|later|per|super|proper|former|larger|smaller|higher|lower|further|better|greater|fewer|longer|shorter|newer|older|major|minor|prior|interior|exterior|anterior|mirror|ancestor|harbor|harbour|labor|labour|flavor|flavour|humor|humour|odor|vapor|doctor.s|carrier|freezer|cooler|boiler|roller|toner|scanner|router|adapter|charger|speaker|player count|banner|barrier|beer|career|deer|pier|tier|engineer.s|offer|laser|fiber|fibre|tiger|spider|beaver|master|disaster|discover|diameter|perimeter|barometer|thermometer|refer|infer|prefer|enter|alter|differ|suffer|gather|deliver|consider|remember|render|wander|wonder|lever|shelter|center|centre|category|for|nor|or))$/

/** How much a person of this (singular) noun may do, or null if the noun names no person. */
export function rankOf(noun: string): number | null {
  const last = noun.split(' ').at(-1) ?? ''
  return ranks[noun] ?? ranks[last] ?? (agentive.test(last) && !things.test(last) ? 20 : null)
}

/** True for nouns that mean whoever comes, with or without an account. */
export const isEverybody = (noun: string): boolean => everybody.has(noun)

/** True for the nouns that mean any account: no role of its own. */
export const isAnyUser = (noun: string): boolean => /^(?:user|person|we|they|you|he|she|he or she)$/.test(noun)

/** True for people narrowed by a quality (`oldest member`, `trained volunteer`): no role of its own unless the text lists it as one. */
export const isNarrowed = (noun: string): boolean =>
  / /.test(noun) &&
  /^(?:[a-z]+(?:est|ous|ful|able|ive|ied)|(?!re[a-z]*ed)[a-z]{3,}ed|new|old|young|other|first|last|same|different|most|some|many|few|better|nice|good|trusted|senior|junior|paying|adult|local|own|relevant|correct|right)(?= )/.test(
    noun,
  )
