import { saying, type Saying } from './saying.ts'

const we = '(?:we|users?|app|you|they|user|staff|(?:our|the) [a-z]+(?: [a-z]+)?)'
const noun =
  '(?:(?:a|an|the|our|my|all|its|their) )*(?!roles?|kinds|types|groups|levels)[a-z][a-z-]*(?: (?!for|of|with|to|can|must|in)[a-z][a-z-]*){0,2}'
const keep =
  '(?:manage|record|track|store|keep|register|note|collect|log|list|have|own|run|lend|lend out|rent out|sell|offer|administer|organise|organize|handle|see|know)'
const note =
  '(?:note|record|store|keep|save|track|write|log|know|need|register|want|have|enter|collect|list|remember|see|write-down|hold)'
const kinds = '(?:the following |these )?(?:fields |details |information |data )?(?:: )?'

/** What there is and what belongs to it, said in one breath: `We track our hives: for each one we note a code and …`. */
export const listings: readonly Saying[] = [
  saying(
    `${we} (?:also )?(?:can |must )?(?<verb>${keep}) (?<x>${noun}) (?::|,|;|and|-|\\.) ?(?:for|of|about|on|with|from) (?:each|every)(?: one| 1| single one)?(?: of (?:them|these|those))? ,? ?${we} (?:can |must |want |need |also |always )*(?:to )?${note}(?: down)? ${kinds}(?<list>.+)`,
    'users can manage <x>',
    'each <~x!> has <list>',
  ),
  saying(
    `${we} (?:also )?(?:can |must )?(?<verb>${keep}) (?<x>${noun}) , (?:each|every one|all|each one|each of them|each of which) (?:with|having|has|have) ${kinds}(?<list>.+)`,
    'users can manage <x>',
    'each <~x!> has <list>',
  ),
  saying(
    `we (?:collect|gather|buy|grow|breed|restore|repair|build|make|teach|serve|produce|publish|stock) (?<x>${noun}) : ${kinds}(?<list>(?!(?:each|every|an?) [^,]*$).+)`,
    'each <x!> has <list>',
  ),
  saying(
    `(?<x>(?:each|every) [a-z]+(?: [a-z]+)?) (?:has|have) (?<ys>(?!notes|remarks|comments|details|instructions|pages|seats|points)[a-z]+s)`,
    'a <x!> has many <ys>',
  ),
  saying(`(?<x>${noun}) : (?:each|every)(?: one| of them)? (?:has|have) (?<list>.+)`, 'each <x!> has <list>'),
  saying(
    `(?<x>(?:(?:an?|each|every|the) )?[a-z]+(?: [a-z]+)?) (?:has|have|consists? of|contains?|includes?) (?:several |many |some )?(?<ys>[a-z]+s) : (?<rest>(?:each|every|an?) [a-z]+(?: [a-z]+)? (?:has|have|is|belongs) .+)`,
    'a <x!> has many <ys>',
    '<rest>',
  ),
  saying(
    `(?<x>(?:an?|each|every) [a-z]+(?: [a-z]+)?) has (?<list>.+?)(?: ,)? and it (?<rest>(?:stands|lies|lives|belongs|hangs|sits|is (?:in|at|on|kept|held|stored|located)) .+)`,
    '<x> has <list>',
    '<~x> <rest>',
  ),
  saying(
    `(?:there (?:is|are|must be|can be)|we (?:have|keep|own|run|lend|sell|offer)) (?:also )?(?:(?:a|the) (?:list|catalogue|register|record|number|collection) of |lists of |many |several |some |various |different |lots of |a lot of |plenty of )?(?<x>${noun}) ?(?::|, each with|, each having|each with|with|, with|having|that have|which have|, which have|, who have|who have|, each of which has) ${kinds}(?<list>(?!(?:can|must|cannot) )[^:]+)`,
    'each <x!> has <list>',
  ),
  saying(
    `for (?:each|every) (?<x>[a-z]+) ,? ?${we} (?:can |must |want |need |also )*(?:to )?${note}(?: down)? (?:also )?(?:the |its |all |all the |which )?(?<ys>[a-z]+(?:ers|ors|ists|ants|men|women|members|people|guests|students)) ?(?::|, and|;|,) (?<each>each|every|an?) (?<y>[a-z]+) (?<rest>.+)`,
    'a <x> has many <~x> <ys>',
    '<each> <~x> <y> <rest>',
  ),
  saying(
    `for (?:each|every) (?<x>${noun}) ,? ?${we} (?:can |must |want |need |also )*(?:to )?${note}(?: down)? (?:also )?(?:the |its |all |all the |which )?(?<ys>[a-z]+s)(?: of [^:]+?)? ?(?::|, and|;|,) (?<rest>(?:each|every|an?) .+)`,
    'a <x> has many <ys>',
    '<rest>',
  ),
  saying(
    `(?<a>.+? (?:can [a-z]+|records?|logs?|registers?|enters?|adds?|notes?|submits?|creates?|reports?) )(?<x>(?:an? |the |their |my |our )?[a-z]+) of (?<det>a|an|the|each|every|my|our|their|one) (?<y>[a-z]+) (?<rest>with .+)`,
    '<a> <x> for <det> <y> <rest>',
  ),
  saying(
    `(?<a>[a-z ]+?(?: can)?) (?<v>record|log|register|enter|add|note|list|track)s? what (?:they|users?|we|you|he|she) (?:have )?[a-z]+(?: there| here)? : (?:a|an|each|every) (?<x>[a-z]+(?: [a-z]+)?) (?<rest>(?:has|is|consists|belongs) .+)`,
    '<a> <v> <~x>',
    'each <x> <rest>',
  ),
  saying(
    `(?<a>(?:only )?[a-z]+(?: [a-z]+)? (?:can )?)(?<v>record|log|register|enter|add|note|post|submit|create|make|book|place|report|publish|offer|propose|organise|organize|plan|file|write|keep|manage)s? (?<x>[a-z]+s) : (?<art>a|an|each|every) (?<rest>.+)`,
    '<a> <v> <x>',
    '<art> <rest>',
  ),
  saying(
    `(?<a>.+? (?:can |must )?(?:record|log|register|enter|add|note|submit|create|track|write)s? (?:a |an |the |their |my |our )*)(?<x>[a-z]+) (?:per|for each|for every|of each|of every) (?<y>[a-z]+(?: [a-z]+)?) ,? ?in (?<unit>[a-z]+) , (?:which|that) (?:must|are to) (?<rest>be .+)`,
    '<a> <x> for a <y> with <unit> which must <rest>',
  ),
  saying(
    '(?<a>[^:]+ (?:can|belongs?|must) [^:]+) : (?<b>(?:an?|each|every) [a-z]+(?: [a-z]+)? (?:is|has|have|belongs|consists) .+)',
    '<a>',
    '<b>',
  ),
  saying(
    '(?<a>(?:an?|each|every) [a-z]+(?: [a-z]+)? (?:is|belongs|stands|lies|lives) [^,:()]+) , (?:and )?(?<it>it) (?<b>(?:has|is|can|must|belongs|needs) .+)',
    '<a>',
    '<it> <b>',
  ),
  saying(
    '(?:our|the|my) [a-z]+(?: [a-z]+)? (?:gets?|receives?|has|have|collects?) (?:many |lots of |a lot of |several )?(?<x>[a-z]+s) and (?:we|users?) (?<rest>(?:can|must) [a-z]+)(?: (?:them|these))',
    'users <rest> <x>',
  ),
  saying(
    `(?:there are|we have|we keep) (?<x>[a-z]+(?: [a-z]+)?) \\( (?<list>[^()]+ , [^()]+) \\) and (?<more>[a-z ]+)`,
    'each <x!> has <list>',
    'there are <more>',
  ),
  saying(
    `(?:there are|we have|we keep) (?<x>[a-z]+(?: [a-z]+)?) \\( (?<list>[^()]+ , [^()]+) \\)`,
    'each <x!> has <list>',
  ),
  saying(
    `(?<x>(?:an?|each|every) [a-z]+(?: [a-z]+)?) (?<a>(?:is for|was|belongs|stands|lies|is held|is kept) [^,:()]+) , (?:and )?(?<b>(?:is|was|has|belongs) .+)`,
    '<x> <a>',
    '<~x> <b>',
  ),
]
