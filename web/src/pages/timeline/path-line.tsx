import { endOf } from './bar.ts'
import type { CriticalPath } from './critical-path.ts'
import { lanePadding, rowHeight } from './lane-view.tsx'
import type { Lane } from './lanes.ts'
import { type Scale, xOf } from './scale.ts'

interface PathLineProps {
  readonly path: CriticalPath
  readonly lanes: readonly Lane[]
  readonly scale: Scale
  readonly now: number
}

/** Joins the bars of the critical path: from where one ended down or up to where the next could begin. */
export function PathLine({ path, lanes, scale, now }: PathLineProps) {
  const middle = new Map<string, number>()
  let top = 0
  for (const { bars, rows } of lanes) {
    for (const { bar, row } of bars) middle.set(bar.id, top + row * rowHeight + lanePadding + 12)
    top += rows * rowHeight + lanePadding + 1
  }
  const drawn = path.parts.map(({ bar }) => bar).filter(({ id }) => middle.has(id))
  return drawn.slice(1).map((bar, index) => {
    const before = drawn[index]
    if (before === undefined) return null
    const one = middle.get(before.id) ?? 0
    const other = middle.get(bar.id) ?? 0
    const ended = Math.min(endOf(before, now), bar.start ?? bar.from)
    return (
      <span
        key={bar.id}
        className="absolute border-s-[1.5px] border-ink"
        style={{ left: xOf(scale, ended) - 0.75, top: Math.min(one, other), height: Math.abs(other - one) }}
      />
    )
  })
}
