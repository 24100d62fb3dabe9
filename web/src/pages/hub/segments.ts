/** A clause's place in a text, in UTF-16 code units. */
export interface Spanned {
  readonly id: string
  readonly span: { readonly start: number; readonly end: number }
}

/** A piece of a text: a clause's, or what lies between clauses. */
export interface Segment {
  readonly text: string
  readonly clause: string | null
}

/**
 * The pieces of a text, in order: put together they are the text again, whatever the spans say. Where spans overlap, the
 * one that begins first has the common part.
 */
export function segmentsOf(text: string, clauses: readonly Spanned[]): readonly Segment[] {
  const segments: Segment[] = []
  let at = 0
  for (const { id, span } of clauses.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    const start = Math.max(at, Math.min(span.start, text.length))
    const end = Math.min(span.end, text.length)
    if (end <= start) continue
    if (start > at) segments.push({ text: text.slice(at, start), clause: null })
    segments.push({ text: text.slice(start, end), clause: id })
    at = end
  }
  if (at < text.length) segments.push({ text: text.slice(at), clause: null })
  return segments
}
