import { saying, type Saying } from './saying.ts'

const we = '(?:we|users?|all of us|everyone|everybody|people|our [a-z]+)'
const need =
  '(?:really |all |only |just |now |mostly |mainly |badly |desperately |urgently )*(?:need|want|must have|can have|would like|would love|would need|are looking for|am looking for|are after|am after|hope for|wish for|dream of|expect|look for|could use|can use)'
const good =
  '(?:nice|great|good|important|essential|crucial|helpful|useful|vital|lovely|perfect|handy|wonderful|best|necessary|ideal|fine|key|brilliant|fantastic|awesome|cool|convenient|imperative|critical|amazing|super)'
const kept =
  '(?:record|overview|book|collection|diary|inventory|registry|place|something|list|register|catalogue|database|log|system|solution|account|program|archive)'

/** Wishes around a statement: `What we need is a way to …`, `It would be great if …`, `Please make sure that …`. */
export const wishes: readonly Saying[] = [
  saying(
    `as (?:an? |the )?(?<who>[^,]{2,40}?) ,? ?(?:users?|we) (?:can |must |would like to |want to )?be the only (?:one|ones|person|people) (?:who|that) (?:can )?(?<rest>.+)`,
    'only <who> can <rest>',
  ),
  saying(
    `as (?:an? |the )?(?<who>[^,]{2,40}?) ,? ?(?:users?|we) (?:can (?:see|view|have)|need|want|must have|would like) (?:a list of |an overview of )(?<x>(?:all )?(?:the |my |our )?[a-z]+s)(?: ,)? (?<sort>(?:sorted|ordered|filtered) by .+)`,
    '<who> can view <x>',
    '<~x> must be <sort>',
  ),
  saying(
    `(?<head>(?:as [^,]{2,40}? ,? ?)?(?:users?|we|[a-z]+) (?:can |must )?(?:see|view|look-up|know)) which (?<x>[a-z]+s) (?:there are|exist|we have|are there|are available) (?::|,|-) (?<list>.+)`,
    '<head> <~x>',
    'each <x!> has <list>',
  ),
  saying(
    `(?:as [^,]{2,40}? ,? ?)?(?:we|users?) cannot (?:want|like) (?:that )?(?:the )?(?:other )?(?<who>[a-z]+)(?: else)? (?:to |can )?(?<v>[a-z]+(?: or [a-z]+)*) (?:my|our|their) (?<x>[a-z]+(?: [a-z]+)?)`,
    "<who> cannot <v> other users 's <x>",
  ),
  saying(
    `(?<who>(?:the )?[a-z]+(?: [a-z]+)?) (?:are|is) the (?:ones?|people|person) (?:who|that) (?:can )?(?<rest>.+)`,
    'only <who> can <rest>',
  ),
  saying(
    `(?<a>.+?) must (?:look like|be written like|have the form of) (?:an? )?(?:real |proper |valid )?(?<f>emails?|phone numbers?|urls?|web addresses)`,
    '<a> must be a valid <f!>',
  ),
  saying(
    `(?:what|the (?:one |main |only )?thing(?: that)?) ${we} ${need}(?: most| here)? (?:is|are|is that|:) (?:that )?(?<rest>.{8,})`,
    '<rest>',
  ),
  saying(
    `(?:${we} ${need} |there must be |give us |provide )?(?:a|an|the|some|any)(?: (?:simple|easy|good|better|quick|nice|convenient))? (?:way|ability|possibility|option|means|opportunity|chance|facility) (?:for (?<who>(?:(?:the|our|my|all|any|every|each) )*[a-z]+(?: [a-z]+)?) )to (?<rest>[a-z].+)`,
    '<who> can <rest>',
  ),
  saying(
    `(?:${we} ${need} |there must be |give us |provide )?(?:a|an|the|some|any)(?: (?:simple|easy|good|better|quick|nice|convenient))? (?:way|ability|possibility|option|means|opportunity|chance|facility) to (?<rest>[a-z].+)`,
    'users can <rest>',
  ),
  saying(
    `(?:${we} ${need} |there must be )?(?:a|some)(?: [a-z]+)? place (?:where|in which|for|on which) (?<rest>[a-z]+ (?:can|must|cannot) .+)`,
    '<rest>',
  ),
  saying(
    `(?:it|that|this) (?:is|must be|can be|would be|would also be|would really be|was) (?:very |really |also |quite |most |so |particularly |equally |super )*${good}(?: to (?:me|us))? (?:if|that|when) (?<rest>.{6,})`,
    '<rest>',
  ),
  saying(
    '(?:make (?:it )?sure|ensure|see to it|be sure|mind|note|remember|keep in mind|bear in mind|take care|do not forget)(?: that)? (?<rest>(?!to )(?:\\S+ ){1,8}?(?:can|cannot|must|is|are|has|have) .+)',
    '<rest>',
  ),
  saying(
    `(?:the idea|the point|the plan|the rule|our rule|1 rule|one rule|another rule|the deal|the main thing|the most important thing|what matters|what counts|the agreement|the custom|our custom|the catch|important) (?:is simple :|is this :|is|:)(?: that)? (?<rest>.{8,})`,
    '<rest>',
  ),
  saying(
    `${we} (?:also )?(?:need|want|expect|insist|agreed|have agreed|decided|have decided|would like it|ask)(?: it)? that (?<rest>.{8,})`,
    '<rest>',
  ),
  saying(
    '(?:it goes without saying|it is understood|it is clear|we have a rule|there is a rule|mind you|rule) (?:that|:) (?<rest>.{8,})',
    '<rest>',
  ),
  saying(
    `${we} ${need} (?<who>(?!an? |app)(?:(?:the|our|my|all|any|every|each) )*[a-z]+(?: [a-z]+)?) to (?:always )?be (?<rest>unique|required|optional|[a-z]+ed by .+)`,
    '<who> must be <rest>',
  ),
  saying(
    `${we} ${need} (?<who>(?!an? |app)(?:(?:the|our|my|all|any|every|each) )*[a-z]+(?: [a-z]+)?) to (?:can )?(?<rest>[a-z]+ .+)`,
    '<who> can <rest>',
  ),
  saying(
    `(?<who>[a-z]+) (?:must|can|would) (?:also )?(?:get|get the chance|have the chance|have the right) to (?<rest>.+)`,
    '<who> can <rest>',
  ),
  saying(
    `(?:${we}|this|that) (?:would|will) (?:really |so |very much )*(?:love|like|need|appreciate) (?<rest>(?:a|an|some|the) .+)`,
    'we need <rest>',
  ),
  saying(
    `${we} (?:need|want|must have|are after|am after|are looking for|am looking for) (?:(?:a|an|some) )(?:(?:good|better|proper|simple|nice|shared|little|small|digital|online|up-to-date|complete) )*${kept} (?:of|for|about) (?<what>(?:(?:all|our|the|my) )*[a-z]+(?: [a-z]+)?)(?: (?:in|of|for|at) (?:our|the|my) [a-z]+(?: [a-z]+)?)?`,
    'we need an app for <what>',
  ),
  saying(
    `(?:build|make|create|give|set up|develop|design)(?: for)?(?: us| me)? (?:(?:a|an|some) )(?:(?:good|better|proper|simple|nice|shared|little|small|digital|online|complete) )*${kept} (?:of|for|about) (?<what>(?:(?:all|our|the|my) )*[a-z]+(?: [a-z]+)?)(?: (?:in|of|for|at) (?:our|the|my) [a-z]+(?: [a-z]+)?)?`,
    'we need an app for <what>',
  ),
  saying(
    `(?:as (?:an?|the) [^,]{2,30}? ,? ?)?${we} ${need} (?<x>(?:each|every|an?|all|the) [a-z]+(?: [a-z]+)?) to (?:have|be described by|contain) (?<list>.+)`,
    '<x> has <list>',
  ),
  saying('(?:and )?(?:one|1) (?<m>can|cannot|must) (?<rest>.+)', 'users <m> <rest>'),
]
