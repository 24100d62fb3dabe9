import { duration } from '../../ui/figures.ts'
import { useNow } from '../../ui/use-now.ts'

/** How long something took, or takes as yet. */
export function Elapsed({ from, to }: { readonly from: string; readonly to: string | null }) {
  const now = useNow(1_000, to === null)
  const ms = Math.max(0, (to === null ? now : Date.parse(to)) - Date.parse(from))
  return <span className="whitespace-nowrap">{duration(to === null ? Math.floor(ms / 1_000) * 1_000 : ms)}</span>
}
