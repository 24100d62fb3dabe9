import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml'

/** Parsed YAML (JSON is a part of it) that knows on which line each value stands. */
export interface Located {
  readonly value: unknown
  /** What the parser itself could not read. */
  readonly problems: readonly { readonly line: number; readonly message: string }[]
  /** The line of the value at a path, or of the nearest one around it; `key`: of a key inside that value. Lines from 1. */
  readonly lineOf: (path: readonly PropertyKey[], key?: string) => number
}

/** Parses YAML or JSON, keeping the lines. `firstLine` is the line of the file on which the text begins. */
export function parseLocated(text: string, firstLine: number): Located {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false })
  const lineAt = (offset: number): number => counter.linePos(offset).line + firstLine - 1
  return {
    value: document.errors.length === 0 ? (document.toJS({ maxAliasCount: 0 }) as unknown) : null,
    problems: document.errors.map((error) => ({
      line: lineAt(error.pos[0]),
      message: `found text that is not well-formed (${error.message}); correct it`,
    })),
    lineOf: (path, key) => lineAt(offsetOf({ document, path, key })),
  }
}

interface Place {
  readonly document: Document.Parsed
  readonly path: readonly PropertyKey[]
  readonly key: string | undefined
}

function offsetOf({ document, path, key }: Place): number {
  for (let length = path.length; length >= 0; length--) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (!isNode(node)) continue
    if (length === path.length && key !== undefined && isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key)
      if (isScalar(pair?.key)) return pair.key.range?.[0] ?? 0
    }
    return node.range?.[0] ?? 0
  }
  return 0
}
