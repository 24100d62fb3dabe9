import { pick, type Random, randomFrom } from '../fault/random.ts'

/** Choices that follow from a seed. */
export class Dice {
  readonly random: Random

  constructor(random: Random) {
    this.random = random
  }

  /** Those of one attempt: the same whatever came before it. */
  static of({ seed, index }: { readonly seed: number; readonly index: number }): Dice {
    return new Dice(randomFrom(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35)))
  }

  /** True in so many cases. */
  chance(share: number): boolean {
    return this.random() < share
  }

  /** From 0 to below `most`. */
  below(most: number): number {
    return Math.floor(this.random() * most)
  }

  pick<Item>(items: readonly Item[]): Item {
    return pick(this.random, items)
  }

  times<Item>(most: number, make: (index: number) => Item): Item[] {
    return Array.from({ length: this.below(most + 1) }, (_, index) => make(index))
  }
}
