import { saying, type Saying } from './saying.ts'

const who =
  '(?:users?|they|we|it|he|she|everyone|everybody|people|the|my|our|their|every|all|each|you|an?|app|there|nothing|that|this|these|someone|somebody)'
/** Words of a reason or a purpose that asks for nothing: no rule hides in it. */
const harmless = '(?:(?!\\b(?:only|must|cannot|nobody|no|none|never|not|unless)\\b).)+'
const signed =
  '(?:registered|signed-in|sign-up|logged in|an account|signed up|done so|done that|done this|registered and signed-in|a log-in|registered on app)'

/** Reasons, purposes and stories around a statement: they need not be served, and are not. */
export const circumstances: readonly Saying[] = [
  saying(
    `(?<who>(?!once|after|when)(?:(?!can |must |cannot )[a-z'-]+ ){0,3}(?!can |must )[a-z]+) (?:can |must )?(?:first )?(?<reg>register|log-in|sign-up)(?: on app| here| first| online| in app| with app)*(?: ,)? and (?<rest>(?:once|they|after|he|she|users?) .+)`,
    '<who> can <reg>',
    '<rest>',
  ),
  saying(
    `(?<who>(?:(?!can |must |cannot )[a-z'-]+ ){0,3}(?!can |must )[a-z]+) (?:can |must )?(?:first )?(?<reg>register|log-in|sign-up)(?: on app| here| first| online| in app| with app)*(?: ,)? and (?<rest>can .+)`,
    '<who> can <reg>',
    '<~who> <rest>',
  ),
  saying(
    `(?:once|after|when|as soon as|if) (?:they|users?|you|he|she|someone|somebody|people) (?:have|has|are|is) ${signed} ,? ?(?:they|users?|you|he|she) can (?<rest>(?!only )[^,]+)`,
    'only signed-in users can <rest>',
  ),
  saying(
    `(?:once|after|when|as soon as|if) (?:they|users?|you|he|she|someone|somebody|people|that|(?:a |the )?[a-z]+) (?:have|has|are|is) ${signed} ,? ?(?<rest>.{6,})`,
    '<rest>',
  ),
  saying(
    `(?:once|after|when) (?:${signed}|registering|registration|signing in|signing up|logging in) ,? ?(?<rest>.{6,})`,
    '<rest>',
  ),
  saying(
    `(?<rest>.{6,}) (?:once|after|when) (?:(?:they|users?|you) (?:have|are) )?(?:registered|signed-in|registering|signing in|signing up|logging in)`,
    '<rest>',
  ),
  saying(
    `(?:(?:we|this|user|our|my) (?:(?!can |must |cannot |only |: |record |keep |store |track |manage |note ).)+?)(?: ,)? so (?<main>(?:we|user|users|please|there|app|i) (?:would|want|need|must|are looking|am looking|build|create|could).*)`,
    '<main>',
  ),
  saying(
    `(?:we|user) (?:are|am|run|own|is|organise|organize|have) (?:(?!can |must |cannot |only |: |so ).)+? and (?:now |therefore |so |we |user )*(?<main>(?:need|want|would love|would like|are looking for|am looking for) .+)`,
    'we <main>',
  ),
  saying(
    `(?:because|since (?:we|people|they|our|it|there)|as (?:we|people|they|our|it|there)|so that|in order to) [^,]+ , (?<main>.{12,})`,
    '<main>',
  ),
  saying(
    '(?<main>.{12,}?)(?: ,)? (?:because|otherwise|or else|as otherwise|which is why|for otherwise|since (?:we|they|it|there|people|users|user|that|this|nobody|many)) .+',
    '<main>',
  ),
  saying(`(?<main>.{12,}?)(?: ,)? so (?:that )?${who} ${harmless}`, '<main>'),
  saying(`(?<main>.{12,}?)(?: ,)? (?:in order to|just to|to avoid|to prevent) ${harmless}`, '<main>'),
  saying(
    '(?<main>.{12,}?)(?: ,)? after (?:they|it) (?:were|was|have been|has been) (?:recorded|created|entered|added|made|posted|registered)',
    '<main>',
  ),
  saying(
    'if (?:they|you|users?|someone|somebody|he|she) (?:like|likes|want|wants|need|needs|wish|wishes|fancy|are interested in|is interested in)[^,]* , (?<rest>(?:they|you|users?|he|she) can .+)',
    '<rest>',
  ),
  saying(
    '(?<a>.+ can) send (?<x>an? (?:request|offer|proposal|application|report|question|comment|review|bid|suggestion|complaint))(?<rest> .+)?',
    '<a> create <x> <rest>',
  ),
]
