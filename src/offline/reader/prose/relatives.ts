import { saying, type Saying } from './saying.ts'

const verbs = '(?:can|cannot|must|has|have|is|are|belongs?|[a-z]+s|[a-z]+)'
const persons = '(?!can |must )(?:[a-z]+ )?(?!can |must |each |all )[a-z]+'

/** What is told of a thing or person on the side: `Members, who each have their own login, borrow books`. */
export const relatives: readonly Saying[] = [
  saying(
    `(?<who>(?:(?:the|our|all|an?|each|every) )*${persons}) , (?:who|which) (?:each |all )?(?<one>(?:(?:must|can|cannot) )*(?:have|has|are|is|belong|belongs|must|can|cannot|log-in|sign-up|register)[^,]*|(?:manage|run|handle|keep|add|create|check|teach|repair|lend|organi[sz]e|clean|see|know|do|use|own)s? [^,]+) , (?<rest>${verbs} .+)`,
    '<who> <rest>',
    '<~who> <one>',
  ),
  saying(
    `(?<who>(?:(?:the|our|all|each|every) )*${persons}) (?:(?:each|all) )*(?:have|has|need|needs|get|gets|must have|must get) (?:(?:their|his|her|own|an|a|each|personal) )*(?:log-ins?|accounts?|password|user accounts?)`,
    '<who> can log-in',
  ),
  saying(
    `(?<who>(?:(?:the|our|all|each|every) )*${persons}(?: and (?:the )?[a-z]+)?) (?<reg>register|log-in|sign-up)(?: here| first| on app| online| with app)*`,
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
    "(?<who>.+?) can (?<verbs>[a-z]+(?: (?:,|and|or) [a-z]+)*) (?<x>(?:their|my|your|his|her) own [^,]+?|theirs|mine)(?: ,)? but (?:not|never) (?:(?:those|the ones|that) of (?:others|other [a-z]+|anyone else|someone else|another [a-z]+)|(?:other [a-z]+|anyone else|someone else|somebody else|anybody else|everybody else|others) '?s?|others)",
    '<who> can only <verbs> <x>',
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
    'other (?<who>[a-z]+) (?:can neither|cannot) (?<verbs>[a-z]+(?: (?:nor|or) [a-z]+)?) my (?:data|things|records|entries)',
    "<who> cannot <verbs> other users 's data",
  ),
  saying(
    "(?:my|our|their|your|everyone 's) (?:own )?(?:data|information|things|records|entries) (?:is|are|must be|must stay|stay) private",
    "users cannot see or change other users 's data",
  ),
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
  saying(
    '(?<a>(?:whoever|the (?:one|user|person|member) who) .+?) , nobody else(?: can| may| is)?',
    '<a> and nobody else',
  ),
  saying(
    `(?<a>the [a-z]+ (?<h>day|date|night|time|month|year|week) .*(?:before|after|than|as|equal to)) the (?<f>first|last|start|end|other)(?: one| 1)?`,
    '<a> the <f> <~h>',
  ),
  saying(
    `(?<a>.+ cannot be deleted) (?:while|as long as|if|when) (?:there are )?(?:any )?(?<y>[a-z]+) (?:still )?(?:lie|are|stand|live|sit|exist|hang|refer|belong|use|are kept|are stored|point) (?:there|in it|at it|on it|to it|it|in there|here)`,
    '<a> while it has <y>',
  ),
  saying(
    `(?<who>(?:(?:the|all) )?[a-z]+(?: [a-z]+)?) cannot (?<v>[a-z]+) (?<x>[^,]+?) , (?:that is|this is|it is) (?:only |something )?(?:for|reserved for|up to) (?<y>(?:the )?[a-z]+(?: [a-z]+)?)(?: only)?`,
    '<who> cannot <v> <x>',
    'only <y> can <~v> <~x>',
  ),
  saying(`(?<who>[a-z]+(?: [a-z]+)?) can (?<a>.+) and to (?<b>[a-z]+ .+)`, '<who> can <a>', '<~who> can <b>'),
  saying(
    `(?<a>.+?)(?: ,)? (?:whereas|while) (?<b>(?:the )?[a-z]+(?: [a-z]+)? (?:can )?(?:see|view|read|edit|change|manage|delete|create|add|approve) .+)`,
    '<a>',
    '<b>',
  ),
  saying(
    `(?<x>(?:the )?(?:they|[a-z]+s)) are (?<v>[a-z]+ed|written|made) by (?:the )?(?<who>[a-z]+(?: [a-z]+)?) (?<only>only|alone)`,
    '<x> can only be <v> by <who>',
  ),
  saying(
    '(?<a>no (?:accounts?|log-ins?|passwords?|sign-up|log-in)(?: (?:is |are )?(?:needed|required|necessary))?) ,? ?(?:(?:as|because|since) )?(?:it is |there is |i am |user am |user is )?(?:only|just) (?:for )?(?:me|us|user)(?: using it| anyway)?',
    '<a>',
  ),
  saying(
    '(?:everybody|everyone)(?: (?:in|of|from|at) (?:the|our|my) [a-z]+)? (?:gets|has|needs|must have|must get) (?<acc>(?:an|their own|his own|a) (?:account|log-in))',
    'users can <acc=log-in>',
  ),
  saying(
    `(?:people|those|everyone|everybody|anyone|whoever|users?)(?: who)? (?:come|comes|visit|visits|use|uses|take part|takes part|want|wants|help|helps|[a-z]+s?) [a-z ]*?(?<reg>register|log-in|sign-up)s?(?: first| here)*`,
    'users can <reg>',
  ),
  saying(
    `(?<a>.+ own [a-z]+) , (?:except|but not|apart from|other than) (?:for )?(?<who>(?:the )?[a-z]+(?: [a-z]+)?) , (?:who|they) (?:can )?(?<rest>(?:see|view|edit|change|read|delete|manage)s? .+)`,
    '<a>',
    '<who> can <rest>',
  ),
  saying(
    '(?<who>.+?) can (?<v>[a-z]+) (?<x>[^,]+?) , which (?:creates|makes|gives|results in|is recorded as|leads to|adds) an? (?<y>[a-z]+) with (?<list>.+)',
    '<who> can <v> <x>',
    'each <y> has <list>',
  ),
  saying(
    '(?<who>.+?) can (?<v>browse|see|view|read|list) and (?<w>search|filter|sort|find) (?<x>[a-z ]+?) by (?<f>.+)',
    '<who> can <v> <x>',
    '<~who> can <w> <~x> by <f>',
  ),
]
