import type { ClauseKind } from '../../core/clause.ts'
import { isSmallTalk } from './small-talk.ts'

const rule =
  /\b(?:must|cannot|can't|can not|may not|must not|should not|shall not|mustn't|only|never|at least|at most|no more than|no fewer than|no less than|more than|less than|fewer than|unique|required|mandatory|optional|between|maximum|minimum|max|min|unless|exactly|not allowed|no two|up to|defaults? to|by default|positive|greater than|valid)\b/i
const ability =
  /\b(?:can|may|should|shall|must|will|need|needs|want|wants|able to|has|have|allow|allows|lets?|contains?|includes?|consists?|belongs?|shows?|displays?|lists?|track|tracks|manage|manages|build|create|creates|make|develop|design|add|edit|update|delete|remove|view|see|browse|search|sort|filter|export|record|records|log|logs|store|stores|keep|keeps|register|registers|app|application|website|site|system|tool|tracker|platform|software|portal|dashboard|is|are|starts?|moves?|becomes?|approves?|rejects?|calculates?|assigns?|assigned|organi[sz]e)\b/i
const wish =
  /\b(?:fast|quick|responsive|easy to use|user[- ]friendly|intuitive|simple to use|beautiful|pretty|modern|nice|clean (?:design|look|interface)|look(?:s)? (?:good|nice|professional)|performant|scalable|reliable|robust|secure|available 24|uptime|maintainable|well documented|accessible|usable|attractive|polished|mobile[- ]friendly|work well on|milliseconds?|concurrent users)\b/i
const story =
  /^\W*(?:hi|hello|hey|dear|thanks|thank you|regards|best regards|cheers|currently|today\b.{0,20}\b(?:is|are|sits|sit|lives|happens|we|everything|all)\b|we run\b|right now|at the moment|until now|so far we|background|introduction|overview|for example|note that we|we are an?|we're an?|our (?:company|club|team|school|office|organi[sz]ation|business) (?:is|has|was|runs))\b/i
/** A wish to leave something behind asks for nothing by itself. */
const tired = /\bwant(?:s)? to (?:get rid of|replace|move away from|stop using) (?:our|the|all) [a-z ]{1,40}\.?$/i
const demandInside = /\b(?:can|must|should|shall|need|needs|want|may|cannot|only|able to)\b/i

/** The kind that the form of a statement suggests. A doubt is resolved towards `function`, which has to be covered. */
export function guessKind(statement: string): ClauseKind {
  const text = statement
    .replace(/^[\s>#*+•–-]*(?:\(?[0-9a-z]{1,3}[.)]\s)?/i, '')
    .replace(/[*_`]/g, '')
    .replace(
      /^\W*(?:it|that)(?: would|['’]d| is|['’]s) (?:also |really )?be? ?(?:very )?(?:nice|great|good|lovely|fantastic|brilliant|wonderful) (?:if|when|to)\b/i,
      '',
    )
    .trim()
  if (!/[\p{L}\p{N}]/u.test(text)) return 'context'
  if (/^\s*#{1,6}\s/.test(statement)) return 'context'
  if (/^(?:={3,}|-{3,})$/.test(text)) return 'context'
  if (isSmallTalk(text)) return 'context'
  if (story.test(text) && (!demandInside.test(text) || tired.test(text))) return 'context'
  if (wish.test(text) && !/\b(?:only|role|password|login|log in|sign in|data)\b/i.test(text) && !strong.test(text)) {
    return 'quality'
  }
  if (rule.test(text)) return 'rule'
  if (ability.test(text)) return 'function'
  return 'function'
}

const strong =
  /\b(?:can|able to) (?:create|add|edit|update|delete|remove|view|see|list|browse|search|sort|filter|export|record|log|manage|track|register|approve|reject)\b|\b(?:create|build|make|develop|design|need|want)\b.*\b(?:app|application|website|site|system|tool|tracker|platform|portal|software)\b/i

/** A line that announces others: a Markdown heading, or a short line with neither a verb nor a full stop. */
export function isHeading(line: string): boolean {
  const text = line.trim()
  if (/^#{1,6}\s/.test(text)) return true
  if (/^\*\*[^*]+\*\*:?$/.test(text)) return true
  return (
    text.length <= 60 &&
    /^(?:the )?(?:requirements?|functional requirements?|features?|rules?|users?|roles?|overview|introduction|background|data|entities|goals?|scope|notes?|general|permissions?|non-functional requirements?|business rules|functions?)\s*:?$/i.test(
      text,
    )
  )
}
