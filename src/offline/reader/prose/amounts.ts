import { saying, type Saying } from './saying.ts'

const being =
  '(?:there are|there is|there have been|there were|have been [a-z]+|has been [a-z]+|were [a-z]+|was [a-z]+|are [a-z]+|exist|it has|they have|he has|she has|is there|are there|we have|users have|it contains|(?:lie|stand|live|sit|hang|grow|work|play|sleep) there)'
const late =
  '(?: there| so far| already| altogether| in total| overall| now| currently| at the moment| for it| for them| in it| on it)*'
const where = '(?:in|at|of|for|on|per|to|from|by|with|under|within)'

/** `how many plantings there are in each plot` → the number of plantings of each plot. */
export const amounts: readonly Saying[] = [
  saying(
    "(?:the|each|every|an?) (?<x>[a-z]+(?: [a-z]+)?) 's (?:own )?(?:page|profile|card|entry|record|details|detail page|sheet) (?:must |can )?(?:shows?|displays?|tells?|says?|lists?|has|contains|includes) (?<rest>.+?)(?: given| taken| made| done| so far)?",
    'each <x> shows <rest>',
  ),
  saying(
    `(?<who>.+? )?(?:can |must )?(?:see|know|view|look-up|find out|tell|check|read) (?:at a glance |quickly )?how many (?<y>[a-z]+(?: [a-z]+)?) ${being}${late} (?:${where} (?:each|every|a|an|the|any)|per) (?<x>[a-z]+(?: [a-z]+)?)`,
    'each <x> shows the number of <y>',
  ),
  saying(
    `(?<who>.+? )?(?:can |must )?(?:see|know|view|look-up|find out|tell|check|read) (?:at a glance |quickly )?how many (?<y>[a-z]+(?: [a-z]+)?) (?:each|every|a|an|the|any) (?<x>[a-z]+(?: (?!has|have)[a-z]+)?) (?:has|have|contains|holds|had)(?: had| taken| made| got| done| given)?${late}`,
    'each <x> shows the number of <y>',
  ),
  saying(
    `(?<who>.+? )?(?:can |must )?(?:see|know|view|look-up|find out|tell|check|read) (?:at a glance |quickly )?how (?:many|much) (?<y>[a-z]+) (?:each|every|a|an|the|any) (?<x>[a-z]+(?: (?!has|have)[a-z]+)?) (?:has |have )?[a-z]+(?: altogether| in total| so far| overall| together| in all)+`,
    'each <x> shows the total <y>',
  ),
  saying(
    `(?<head>(?:the page of )?(?:a|an|the|each|every) [a-z' ]+? )(?:must |can )?(?:shows?|displays?|tells?|says?|lists?|knows?) (?:us )?how many (?<y>[a-z]+(?: (?!lie|stand|live|sit|there)[a-z]+)?)(?: ${being})${late}`,
    '<head> shows the number of <y>',
  ),
  saying(
    `(?<head>(?:the page of )?(?:a|an|the|each|every) [a-z' ]+? )(?:must |can )?(?:tells?|says?) (?:us )?(?<y>the (?:total|number|sum|average) .+?)(?: given| taken| made| done| so far)?`,
    '<head> shows <y>',
  ),
  saying(
    '(?<a>.+?) (?:can be|must be|is|are|lies|must lie|ranges|can range|goes|can go|runs) (?:anything |anywhere |somewhere |a number |any number )?from (?<n>-?[0-9.]+)(?<u> [a-z%-]+)? (?:at-most|until|till|through|up to) (?<m>-?[0-9.]+(?: [a-z%-]+)?)',
    '<a> must be between <n> <u> and <m>',
  ),
  saying(
    '(?<a>.+?) (?:can be|must be|is|are|lies) (?:anything |anywhere |somewhere |a number |any number )(?<b>(?:from|between) .+)',
    '<a> must be <b>',
  ),
  saying('(?<a>.+) , anything (?<b>(?:from|between) .+)', '<a> <b>'),
  saying(
    '(?<a>.+ )from (?<n>-?[0-9.]+)(?<u> [a-z%-]+)? (?:at-most|until|till|through) (?<m>-?[0-9.]+)(?<rest> .+)?',
    '<a> from <n> <u> to <m> <rest>',
  ),
  saying(
    '(?<a>.+? (?:is|are|must be) [a-z]+) ,(?: and)? (?<n>[0-9]+ characters) (?<b>at-most|at-least|or-more|or-less)',
    '<a> and must be <b> <n>',
  ),
  saying(
    'the (?<fn>total|sum|average|number) of (?:all )?(?<y>[a-z]+(?: [a-z]+)?) (?:is|are|must be) (?:shown|displayed|listed|given|visible) (?:with|for|at|on|beside|next to|under) (?:each|every|the|an?) (?<x>[a-z]+(?: [a-z]+)?)',
    'each <x> shows the <fn> of all <y>',
  ),
  saying(
    '(?:(?:we|users?|[a-z]+) )?(?:can |must )?(?:see|know|view|look-up|show|shows|display|displays) the (?<fn>number|total|sum|average) of (?<y>[a-z]+(?: [a-z]+)?) (?:per|of each|of every|for each|for every|in each|in every|at each) (?<x>[a-z]+(?: [a-z]+)?)',
    'each <x> shows the <fn> of <y>',
  ),
  saying('(?<x>(?:the )?[a-z]+(?: [a-z]+)?) : (?<n>[0-9]+ characters) (?<b>at-most|at-least)', '<x> must be <b> <n>'),
  saying(
    '(?<a>(?:the |an? )?[a-z]+(?: [a-z]+)?) (?:is|are) (?<m>a must|indispensable|essential)',
    '<a> must be <m=required>',
  ),
]
