import type { Clause } from '../../core/clause.ts'
import { coordinationCuts } from './coordination.ts'
import { guessKind, isHeading } from './guess-kind.ts'
import { sentenceEnds } from './sentence-ends.ts'
import { isClosing, isNameOfText, isSignature } from './small-talk.ts'

type Span = { readonly start: number; readonly end: number }

/** More statements than this are not told apart: what follows the last but one stays one clause. */
const mostClauses = 2000

const item = /^[ \t]*(?:[-*+•‣◦–—]|\(?(?:[0-9]{1,3}|[a-z])[.)])[ \t]+/i

/**
 * Cuts requirements into clauses `C1`, `C2` … in the order of the text: headings, list items, sentences, parts between
 * semicolons, and coordinated statements that each have a subject and a modal verb. Spans are in UTF-16 code units and
 * cover everything but white space. Any text is accepted; blank text has no clauses.
 */
export function splitClauses(text: string): Clause[] {
  const lines = blocks(text)
  const titles = new Set(lines.filter((_, index) => isTitle(text, lines, index)).map((block) => block.start))
  const spans = lines.flatMap((block) => statements(text, block))
  const kept =
    spans.length <= mostClauses ? spans : [...spans.slice(0, mostClauses - 1), join(spans.slice(mostClauses - 1))]
  const closed = kept.findLastIndex((span) => isClosing(text.slice(span.start, span.end)))
  return kept.map((span, index) => {
    const part = text.slice(span.start, span.end)
    const named =
      (index === 0 && kept.length > 2 && isNameOfText(part)) || (closed >= 0 && index > closed && isSignature(part))
    const heading = named || isHeading(part) || (titles.has(span.start) && part.length < 80)
    return { id: `C${index + 1}`, text: part, ...span, kind: heading ? 'context' : guessKind(part) }
  })
}

const join = (spans: readonly Span[]): Span => ({ start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 })

const sentence = /[.:;!?]["'”’)*_]*$/

/** A few words on a line of their own, without a verb or a stop, above a paragraph of sentences or a list. */
function isTitle(text: string, lines: readonly Span[], index: number): boolean {
  const [line, next] = [lines[index], lines[index + 1]]
  if (line === undefined || next === undefined) return false
  const [own, below] = [text.slice(line.start, line.end).trim(), text.slice(next.start, next.end).trim()]
  if (own.split(/\s+/).length > 6 || sentence.test(own) || item.test(own) || saysSomething.test(own)) return false
  return item.test(below) || (sentence.test(below) && (index === 0 || /\n\s*\n/.test(text.slice(line.end, next.start))))
}

const saysSomething =
  /\b(?:has|have|is|are|can|must|should|may|cannot|will|need|needs|want|build|create|make|develop|design|app|application|website|system|tool|only|no|without|with|login|export|search)\b/i

/** Lines that belong together: a list item or a heading opens a new block, a blank line ends one. */
function blocks(text: string): Span[] {
  const found: { start: number; end: number }[] = []
  let open = false
  for (const line of text.matchAll(/[^\r\n\u2028\u2029]+/gu)) {
    const gap = found.at(-1)
    const between = gap === undefined ? '' : text.slice(gap.end, line.index)
    const blank = /(?:\r\n|[\r\n\u2028\u2029])[ \t]*(?:\r\n|[\r\n\u2028\u2029])/.test(between)
    const own = line[0].trim()
    if (own === '') {
      open = open && !blank
      continue
    }
    const heading = isHeading(own)
    const before = gap === undefined ? '' : text.slice(gap.start, gap.end)
    const wraps = open && !blank && !heading && !item.test(line[0]) && continues(before, own)
    if (wraps && gap !== undefined) gap.end = line.index + line[0].length
    else found.push({ start: line.index, end: line.index + line[0].length })
    open = !heading
  }
  return found
}

/** A line goes on where the one before it stopped, unless that ended with a stop or a colon, or looks complete. */
function continues(before: string, line: string): boolean {
  if (/[:.!?]["'”’)*_]*\s*$/.test(before)) return /[.!?]["'”’)*_]*\s*$/.test(before)
  const lastLine = before.split(/[\r\n\u2028\u2029]/).at(-1) ?? ''
  return /^[\p{Ll}\p{N}(]/u.test(line) || /[,;–-]\s*$/.test(before) || lastLine.length > 60
}

function statements(text: string, block: Span): Span[] {
  const source = text.slice(block.start, block.end)
  const ends = [...sentenceEnds(source), source.length]
  const spans: Span[] = []
  let from = 0
  for (const end of ends) {
    const sentence = source.slice(from, end)
    const cuts = [...coordinationCuts(sentence), sentence.length]
    let start = 0
    for (const cut of cuts) {
      spans.push(trimmed(text, { start: block.start + from + start, end: block.start + from + cut }))
      start = cut
    }
    from = end
  }
  return spans.filter((span) => span.end > span.start)
}

function trimmed(text: string, span: Span): Span {
  const part = text.slice(span.start, span.end)
  const lead = part.length - part.trimStart().length
  return part.trim() === ''
    ? { start: span.start, end: span.start }
    : { start: span.start + lead, end: span.start + part.trimEnd().length }
}
