import { pick, type Random } from '../random.ts'
import { heavy, light } from './documents.ts'
import { openEventLine } from './event-line.ts'
import type { Habit, Wish } from './follower.ts'
import { cursorAt } from './shown.ts'
import type { People } from './people.ts'
import { openSocketLine } from './socket-line.ts'

const size = 50
const stalling = 10
const leaving = 10

const filters: readonly (readonly string[] | null)[] = [
  null,
  ['HandedOff'],
  ['StepStarted', 'StepCompleted', 'RunCompleted'],
  null,
  ['NeverHeardOf'],
]

const habitOf = (index: number): Habit =>
  index < stalling ? 'stalls' : index < stalling + leaving ? 'leaves' : 'stays'

/**
 * Fifty wishes, half of them over WebSockets and half over event streams. The first ten stall, five of them with what is
 * heavy; the next ten leave. What the others ask for repeats: some ask for the very same.
 */
export function audience(runs: readonly string[], random: Random): readonly Wish[] {
  return Array.from({ length: size }, (_, index): Wish => {
    const asked = index < stalling / 2 || index === size - 1 ? heavy : pick(random, light)
    const filter = filters[Math.floor(random() * filters.length)] ?? null
    return {
      run: runs[index % runs.length] ?? '',
      asked,
      types: asked.list === 'events' && / type\b/.test(asked.selection) && asked !== heavy ? filter : null,
      from: 0,
      after: null,
      open: index % 2 === 0 ? openSocketLine : openEventLine,
      habit: habitOf(index),
    }
  })
}

interface Joining {
  readonly random: Random
  readonly people: People
}

/** The same wish, from somewhere between the first event and the last one on. */
export async function later(wish: Wish, { random, people }: Joining): Promise<Wish> {
  const from = Math.floor(random() * (people.head(wish.run) + 1))
  return { ...wish, from, after: await people.insist(({ url }) => cursorAt(url, { run: wish.run, seq: from })) }
}
