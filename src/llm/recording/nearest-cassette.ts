import type { KeptCassette } from './cassette-folder.ts'
import { type Asked, saidIn } from './request-identity.ts'

/** How much of each text is shown where two requests part. */
const shown = 60

/** What the most similar recorded request says differently, in words for a person. */
export function differenceFromNearest(asked: Asked, cassettes: readonly KeptCassette[]): string {
  const same = cassettes.filter(({ request }) => request.contract.id === asked.contract.id)
  if (same.length === 0) return `no recorded request has the contract ${asked.contract.id}`
  const text = textOf(asked)
  const [nearest] = same
    .map(({ file, request }) => ({ file, text: textOf(request), schema: request.contract.schema }))
    .map((one) => ({ ...one, alike: commonStart(one.text, text) }))
    .toSorted((a, b) => b.alike - a.alike)
  if (nearest === undefined) return ''
  if (nearest.text === text) return `${nearest.file} asks the same with another schema of the answer`
  const { alike } = nearest
  const from = Math.max(0, alike - shown / 2)
  const piece = (of: string): string => JSON.stringify(of.slice(from, alike + shown))
  return `the nearest, ${nearest.file}, has ${piece(nearest.text)} where this one has ${piece(text)}`
}

const textOf = (asked: Pick<Asked, 'messages'>): string =>
  saidIn(asked)
    .messages.map(({ role, text }) => `${role}: ${text}`)
    .join('\n')

function commonStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  for (let at = 0; at < most; at++) if (one.codePointAt(at) !== other.codePointAt(at)) return at
  return most
}
