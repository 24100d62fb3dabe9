/** A line of a JSON tree as it is drawn. */
export interface JsonRow {
  /** A JSON pointer; lines of a text have a number behind it. The same for the same place, whatever is open. */
  readonly path: string
  readonly depth: number
  /** The key or index; null for the root and for the lines of a text. */
  readonly name: string | null
  /** `line`: a piece of a long text that is shown whole. */
  readonly kind: 'object' | 'array' | 'text' | 'value' | 'line'
  /** What is written behind the name: a value, the beginning of a text, a line of it. Empty for objects and arrays. */
  readonly shown: string
  /** Members, items, or characters. */
  readonly size: number
  /** Null: there is nothing to open. */
  readonly open: boolean | null
}

/** Longer texts show their beginning until they are opened. */
const clipAt = 160
const lineLength = 400
/** What is open before anybody says otherwise: what is small, and not far down. */
const openUntil = { depth: 2, size: 40 }

/** The lines of a tree. `toggled`: the paths that are not as they are by themselves; `reveal`: paths that are open by themselves. */
export function jsonRows(
  value: unknown,
  toggled: ReadonlySet<string>,
  reveal: ReadonlySet<string> = new Set(),
): readonly JsonRow[] {
  const rows: JsonRow[] = []
  const add = (one: unknown, name: string | null, path: string, depth: number): void => {
    const isOpen = (byItself: boolean): boolean => (byItself || reveal.has(path)) !== toggled.has(path)
    if (typeof one === 'string') {
      const long = one.length > clipAt || one.includes('\n')
      const open = long && isOpen(false)
      rows.push({
        path,
        depth,
        name,
        kind: 'text',
        shown: open ? '' : long ? beginning(one) : one,
        size: one.length,
        open: long ? open : null,
      })
      if (open)
        for (const [index, line] of textLines(one).entries())
          rows.push({
            path: `${path}#${index}`,
            depth: depth + 1,
            name: null,
            kind: 'line',
            shown: line,
            size: line.length,
            open: null,
          })
      return
    }
    if (typeof one !== 'object' || one === null) {
      rows.push({ path, depth, name, kind: 'value', shown: String(one), size: 1, open: null })
      return
    }
    const members = Object.entries(one)
    const open = members.length > 0 && isOpen(depth < openUntil.depth && members.length <= openUntil.size)
    rows.push({
      path,
      depth,
      name,
      kind: Array.isArray(one) ? 'array' : 'object',
      shown: '',
      size: members.length,
      open: members.length === 0 ? null : open,
    })
    if (open) for (const [key, member] of members) add(member, key, childPath(path, key), depth + 1)
  }
  add(value, null, '', 0)
  return rows
}

const childPath = (path: string, key: string): string => `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`

function beginning(text: string): string {
  const [first = ''] = text.slice(0, clipAt).split('\n', 1)
  return `${first}…`
}

/** The lines of a text, none longer than can be drawn at once. */
function textLines(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    if (line.length <= lineLength) return [line]
    const pieces: string[] = []
    for (let at = 0; at < line.length; ) {
      // A character of two units is not torn apart.
      const high = line.charCodeAt(at + lineLength - 1)
      const length = high >= 0xd800 && high < 0xdc00 ? lineLength + 1 : lineLength
      pieces.push(line.slice(at, at + length))
      at += length
    }
    return pieces
  })
}

/** The paths that have to be open for the first hits of a query to be seen. */
export function pathsToHits(value: unknown, query: string, most = 30): ReadonlySet<string> {
  const open = new Set<string>()
  const wanted = query.toLowerCase()
  let found = 0
  const look = (one: unknown, path: string, above: readonly string[]): void => {
    if (found >= most) return
    if (typeof one === 'object' && one !== null) {
      for (const [key, member] of Object.entries(one)) {
        const to = childPath(path, key)
        if (key.toLowerCase().includes(wanted)) reveal([...above, path])
        look(member, to, [...above, path])
      }
      return
    }
    const text = String(one)
    const at = text.toLowerCase().indexOf(wanted)
    if (at < 0) return
    reveal(at > clipAt - wanted.length || text.slice(0, at).includes('\n') ? [...above, path] : above)
  }
  const reveal = (paths: readonly string[]): void => {
    found += 1
    for (const path of paths) open.add(path)
  }
  if (wanted !== '') look(value, '', [])
  return open
}
