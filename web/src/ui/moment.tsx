import { fullTime, relative } from './figures.ts'
import { useNow } from './use-now.ts'

/** When something was, said as how long ago; the full moment in the reader's zone on hover. */
export function Moment({ at }: { readonly at: string }) {
  const now = useNow(15_000)
  return (
    <time dateTime={at} title={fullTime(at)} className="tabular whitespace-nowrap">
      {relative(at, now)}
    </time>
  )
}
