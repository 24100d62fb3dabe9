import { median } from '../quantiles.ts'
import type { LiveContestant } from './contestants.ts'
import type { FanoutFigures } from './measure-fanout.ts'

type Measured = ReadonlyMap<LiveContestant, readonly FanoutFigures[]>

/** A row for each contestant, with what it costs beside `ws` alone and beside Yoga where these were measured too. */
export function fanoutTable(measured: Measured): Readonly<Record<string, object>> {
  const of = (name: string): readonly FanoutFigures[] | null =>
    [...measured].find(([one]) => one.name === name)?.[1] ?? null
  const [raw, yoga] = [of('raw'), of('yoga')]
  return Object.fromEntries(
    [...measured].map(([{ title }, figures]) => {
      const cpu = figures.map(({ cpuPerDelivery }) => cpuPerDelivery)
      return [
        title,
        {
          'CPU µs/delivery': `${median(cpu).toFixed(1)} (${Math.min(...cpu).toFixed(1)}–${Math.max(...cpu).toFixed(1)})`,
          '÷ ws alone': raw === null ? '–' : (median(cpu) / median(raw.map((one) => one.cpuPerDelivery))).toFixed(2),
          '÷ Yoga': yoga === null ? '–' : (median(cpu) / median(yoga.map((one) => one.cpuPerDelivery))).toFixed(2),
          ...memoryColumns(figures, raw),
          'deliveries/s': Math.round(median(figures.map((one) => one.deliveriesPerSecond))),
        },
      ]
    }),
  )
}

/** In KB a subscriber. RSS is what the process took, held is what JavaScript holds of it. */
function memoryColumns(
  figures: readonly FanoutFigures[],
  raw: readonly FanoutFigures[] | null,
): Record<string, string> {
  const kilobytes = (all: readonly FanoutFigures[], pick: (one: FanoutFigures) => number): number =>
    median(all.map(pick)) / 1_024
  const columns = {
    'idle: RSS KB': (one: FanoutFigures) => one.idle.rss,
    'idle: held KB': (one: FanoutFigures) => one.idle.held,
    'after events: RSS KB': (one: FanoutFigures) => one.used.rss,
    'after events: held KB': (one: FanoutFigures) => one.used.held,
  }
  return Object.fromEntries(
    Object.entries(columns).map(([name, pick]) => {
      const [mine, theirs] = [kilobytes(figures, pick), raw === null ? null : kilobytes(raw, pick)]
      const more = theirs === null ? '' : ` (${mine >= theirs ? '+' : ''}${(mine - theirs).toFixed(1)})`
      return [name, `${mine.toFixed(1)}${more}`]
    }),
  )
}
