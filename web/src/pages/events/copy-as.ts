interface Copied {
  /** `run_…` */
  readonly runId: string
  /** The cursor right before the event; null: it is the first. */
  readonly after: string | null
}

interface Asked extends Copied {
  /** Where the server answers. */
  readonly url: string
  /** Whether it wants a key. The key itself is not copied. */
  readonly keyed: boolean
}

/** A query that answers with exactly this event. */
export const asGraphql = ({ runId, after }: Copied): string => `query {
  run(id: ${JSON.stringify(runId)}) {
    events(first: 1${after === null ? '' : `, after: ${JSON.stringify(after)}`}) {
      nodes {
        id
        seq
        type
        at
        persona {
          name
          title
        }
        cause
        data
      }
    }
  }
}
`

/** The same query for a shell. A key comes from its environment. */
export function asCurl({ url, keyed, ...copied }: Asked): string {
  const body = JSON.stringify({ query: asGraphql(copied).replace(/\s+/g, ' ').trim() })
  const headers = ["-H 'content-type: application/json'", ...(keyed ? ['-H "authorization: Bearer $G1_API_KEY"'] : [])]
  return `curl -s ${quoted(`${url}/graphql`)} ${headers.join(' ')} -d ${quoted(body)}`
}

/** The command that shows it: it reads G1_API_KEY by itself. */
export function asCommand({ runId, after, url }: Asked): string {
  const from = after === null ? '' : ` --after ${quoted(after)}`
  return `g1 watch ${quoted(runId)}${from} --json --server ${quoted(url)} | head -n 1`
}

/** As one word of a POSIX shell. */
const quoted = (word: string): string => (/^[\w./:=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)
