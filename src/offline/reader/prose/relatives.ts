import { saying, type Saying } from './saying.ts'

const verbs = '(?:can|cannot|must|has|have|is|are|belongs?|[a-z]+s|[a-z]+)'
const persons = '(?!can |must )(?:[a-z]+ )?(?!can |must )[a-z]+'

/** What is told of a thing or person on the side: `Members, who each have their own login, borrow books`. */
export const relatives: readonly Saying[] = [
  saying(
    `(?<who>(?:(?:the|our|all|an?|each|every) )*${persons}) , (?:who|which) (?<one>(?:(?:each|all|must|can|cannot) )*(?:have|has|are|is|belong|belongs|must|can|cannot|log-in|sign-up|register)[^,]*) , (?<rest>${verbs} .+)`,
    '<who> <rest>',
    '<~who> <one>',
  ),
  saying(
    `(?<who>(?:(?:the|our|all|each|every) )*${persons}) (?:(?:each|all) )*(?:have|has|need|needs|get|gets|must have|must get) (?:(?:their|his|her|own|an|a|each|personal) )*(?:log-ins?|accounts?|password|user accounts?)`,
    '<who> can log-in',
  ),
  saying(
    `(?<who>(?:(?:the|our|all|each|every) )*${persons}) (?<reg>register|log-in|sign-up)(?: here| first| on app| online| with app)*`,
    '<who> can <reg>',
  ),
  saying(
    `(?:someone|somebody|anyone|anybody|everyone|everybody|people|a person|whoever|those|users?|any person) (?:who|that)? ?(?:has |have |is |are )(?:registered|signed-in|an account|a log-in|logged in|signed up) can (?<rest>.+)`,
    'users can <rest>',
  ),
  saying(
    `(?<who>(?:(?:the|our|ordinary|normal|other|all|regular) )*[a-z]+(?: (?!can)[a-z]+)?) only (?:get to |can )?(?<rest>(?:read|see|view|look-at|browse|look-up) .+)`,
    '<who> can only <rest>',
  ),
  saying('(?<a>.+?) can neither (?<v>[a-z-]+) nor (?<w>[a-z-]+ .+)', '<a> cannot <v> or <w>'),
  saying(
    '(?<a>.+? can) (?:[a-z]+) (?<x>[^,]+?) (?:, )?(?:that is|meaning|which means|in other words) ,? ?(?<w>delete|edit|remove|change) (?:it|them)(?<tail> .*)?',
    '<a> <w> <x> <tail>',
  ),
  saying(
    `(?<who>.+?) can (?<verbs>[a-z]+(?: (?:,|and|or) [a-z]+)*) (?<x>[^,]+?)(?: ,)? but not (?<y>(?:those|the ones|that) of (?:others|other [a-z]+|anyone else|someone else|another [a-z]+)|(?:other [a-z]+|anyone else|someone else|somebody else|anybody else|everybody else|others) '?s?|others)`,
    '<who> can <verbs> <x>',
    "<~who> cannot <~verbs> <y=other users 's ones>",
  ),
  saying(
    `(?<who>[a-z ]+) cannot (?<verbs>[a-z]+(?: (?:,|and|or) [a-z]+)*) (?<y>(?:those|the ones|that) of (?:others|other [a-z]+|anyone else|someone else|another [a-z]+))`,
    "<who> cannot <verbs> <y=other users 's ones>",
  ),
  saying(
    "(?:my|our|their|your|everyone 's) (?:own )?(?:data|information|things|records|entries) (?:is|are|must be|must stay|stay) private : other (?<who>[a-z]+) (?:can neither|cannot) (?<verbs>[a-z]+ (?:nor|or) [a-z]+) (?:it|them)",
    "<who> cannot <verbs> other users 's data",
  ),
  saying(
    "other (?<who>[a-z]+) (?:can neither|cannot) (?<verbs>[a-z]+(?: (?:nor|or) [a-z]+)?) my (?:data|things|records|entries)",
    "<who> cannot <verbs> other users 's data",
  ),
  saying("(?:my|our|their|your|everyone 's) (?:own )?(?:data|information|things|records|entries) (?:is|are|must be|must stay|stay) private", "users cannot see or change other users 's data"),
  saying(
    `(?<thing>(?:(?:a|an|the|each|every) )*${persons}) (?:get|gets) (?<v>[a-z]+(?: or [a-z]+)?) by (?<who>(?:an? |the )?[a-z]+(?: [a-z]+)?)`,
    '<thing> can be <v> by <who>',
  ),
  saying(
    '(?:an? )?(?<x>[a-z]+(?: [a-z]+)?) (?:older than today|(?:dated )?in the past|from the past) can be [a-z]+ ,? but (?<rest>not (?:one|1|those|ones) (?:dated|from|of|in|with a date in) (?:the )?(?:tomorrow|future)(?: or later)?)',
    'the date of a <x!> <rest=cannot be in the future>',
  ),
  saying(
    '(?:an? |no )?(?<x>[a-z]+(?: [a-z]+)?) (?<rest>(?:dated|with a date) (?:in the future|tomorrow|after today) (?:cannot be [a-z]+|makes? no sense|is impossible|are impossible|must be refused|is refused|are refused))',
    'the date of a <x!> <rest=cannot be in the future>',
  ),
  saying(
    '(?:an? )?(?<x>[a-z]+(?: [a-z]+)?) (?<rest>born in the future (?:cannot be [a-z]+|cannot exist|makes? no sense|is impossible|are impossible|must be refused|is refused|are refused))',
    'the birth date of a <x!> <rest=cannot be in the future>',
  ),
]
