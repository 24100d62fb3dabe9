import type { StoredEvent } from '../../../src/core/store/store.ts'
import { recordedHistories } from '../history.ts'
import { hostileJson, longLine, longTitle, pieceFor } from './hostile-text.ts'

/** Keys of events and entries under which personas, models, people and test runs write as they like. */
const free: ReadonlySet<string> = new Set(
  'title text goal why unchanged reason error message summary label what comment content role decision'.split(' '),
)

/** A path of the delivered application that is not what it seems. */
export const hostilePath = 'src/entities/\u202enaol<img src=x onerror="window.hostile=true">.js'
const renamedPath = 'src/entities/loan.js'

/**
 * A recorded run in which everybody writes harmful text wherever they may: what machines read of it is as it was. Two of its
 * texts are a line of two megabytes, one is deep JSON.
 */
export function hostileHistory(name: string, version = '0.3.0'): readonly StoredEvent[] {
  const found = recordedHistories().find((one) => one.version === version && one.name === name)
  if (found === undefined) throw new Error(`Found no history ${name} of ${version}.`)
  const entries = found.events.filter(({ type }) => type === 'EntryPublished').map(({ seq }) => seq)
  return found.events.map((event) => {
    const data = harmed(event.data, '') as { readonly entry?: Readonly<Record<string, unknown>> }
    const nth = entries.indexOf(event.seq)
    if (event.type === 'RunSubmitted') return { ...event, data: { ...data, title: longTitle } as never }
    if (nth !== 3 && nth !== 5) return { ...event, data: data as never }
    const content = { ...(data.entry?.['content'] as object), said: nth === 3 ? longLine : hostileJson(300) }
    const title = nth === 3 ? longTitle : data.entry?.['title']
    return { ...event, data: { ...data, entry: { ...data.entry, title, content } } as never }
  })
}

function harmed(value: unknown, key: string): unknown {
  if (typeof value === 'string') {
    if (value === renamedPath) return hostilePath
    // Tests are told apart by their names, which are sentences; other names are for machines.
    const isFree = free.has(key) || (key === 'name' && value.includes(' '))
    return isFree ? `${value} ${pieceFor(value)}` : value
  }
  if (Array.isArray(value)) return value.map((one) => harmed(one, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, harmed(one, name)]))
}
