const closing =
  /^\W*(?:(?:with )?(?:kind|best|warm|friendly|many|kindest|warmest)? ?(?:regards|wishes|greetings)\b|(?:yours )?(?:sincerely|truly|faithfully)\b|yours\b|cheers\b|(?:many )?thanks\b|thank you\b|all the best\b|looking forward\b|(?:we|i) look forward\b|see you\b|(?:i |we )?hope (?:this|that|you|to)\b|(?:please )?(?:let (?:me|us) know|get in touch|do(?:n't| not) hesitate|feel free to)\b|if (?:you have|there are|anything is) (?:any )?(?:questions?|unclear)|(?:any|more) questions\b|that(?: is|'s|’s) (?:all|it|about it)\b|this is (?:all )?about\b|best,|bye\b|have a (?:nice|good|great)\b|p\.?s\.?:?$)/i
const noNeed =
  /\b(?:no need (?:for (?:that|this|it|those|them|such)|to (?:do|cover|include|think about) (?:that|this|it|those))\b|out of scope\b|(?:is|are)(?: not|n't) (?:a )?part of (?:this|the (?:app|site|tool|system|project))\b|(?:you can|feel free to) (?:ignore|forget|skip|leave out) (?:that|this)\b)/i
const asks =
  /\b(?:can|could|must|should|shall|need|needs|want|wants|may|cannot|can't|only|able to|never|please|allowed|would (?:like|love|be)|'d (?:like|love)|has to|have to|at (?:least|most)|unique|required|app|application|website|site|system|tool|software|program|[0-9]+)\b/i
const habit =
  /\b(?:(?:help|support|know|visit|trust|teach|lend a hand to) (?:each other|one another)|(?:is|are|was|were|has become|have become|gets?|got) (?:such )?(?:a (?:real |total |bit of a |complete )?(?:mess|pain|nightmare|disaster|chaos|hassle)|chaotic|tedious|error-prone|cumbersome|annoying|confusing|out of hand|lost)|(?:have |has |'ve )?lost track|(?:something|anything) that helps(?: us| me)?|keeps? (?:losing|forgetting|getting lost)|(?:on|in|with|using) (?:paper|a (?:spreadsheet|notebook|whiteboard|paper (?:book|list)|shoebox|binder|ring binder)|spreadsheets?|excel|notebooks|paper (?:folders|lists|slips)|sticky notes|post-its?))\b/i
const ourselves =
  /^\W*(?:(?:we|i)(?: are|'re|’re| am|'m|’m) (?:an?|the|two|three|four|five|six|seven|eight|ten|about|around|just|some)\b|(?:we|i) (?:run|own|organi[sz]e|teach|live|work|love|started|founded|have been|used to)\b|my name is\b|(?:and |also )?the (?:computer|laptop|pc|server|tablet) (?:stands|is|sits)\b)/i

/**
 * True for what surrounds requirements and asks for nothing: the closing of a letter, how things are today, who the
 * writers are, and what they say they do not need. Whatever also asks for something is none of it.
 */
export function isSmallTalk(text: string): boolean {
  const words = text.split(/\s+/).length
  if (isClosing(text)) return true
  if (noNeed.test(text) && !/\b(?:accounts?|log-?in|sign|password|registration)\b/i.test(text))
    return !demands.test(text)
  const rest = text.replace(tired, '')
  if (rest !== text && !asks.test(rest)) return true
  return words <= 40 && (habit.test(text) || ourselves.test(text)) && !asks.test(text)
}

/** A wish to leave something behind asks for nothing by itself. */
const tired =
  /\b(?:wants?|would like|['’]d like|hope|decided) to (?:get rid of|replace|move away from|stop using) (?:our|the|all|my) [a-z ]{1,40}\.?$/i

/** True for the words that end a letter. */
export const isClosing = (text: string): boolean => text.split(/\s+/).length <= 14 && closing.test(text)

const demands = /\b(?:must|should|shall|may|cannot|can't|only|never|want|wants)\b/i

/** A name under the closing of a letter: a few words in capitals at the end, without a verb. */
export const isSignature = (text: string): boolean =>
  /^[\p{Lu}][\p{L}.'’-]*(?:[ ,]+(?:(?:and|of|from|the|for|&) )?[\p{Lu}][\p{L}.'’-]*){0,5}[.!]?$/u.test(text.trim())

/** A first line that names what the text is about: a few words without a verb, or words in capitals. */
export function isNameOfText(text: string): boolean {
  const words = text.trim().split(/\s+/)
  if (words.length > 8 || !/\p{L}/u.test(text) || /[:;,?]/.test(text)) return false
  if (words.length > 1 && text === text.toUpperCase()) return true
  return words.length > 1 && words.length <= 5 && !says.test(text)
}

const says =
  /\b(?:[a-z]+ing|[a-z]*[^s]s|app|application|website|site|system|tool|software|program|platform|portal|list|log|for|shop|store|build|create|make|add|track|manage|record|show|see|edit|delete|search|sort|filter|export|need|want|can|must|should|may|no|only|register|sign|log)\b/i
