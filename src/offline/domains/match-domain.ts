import type { DomainPack, PackEntity } from './domain-pack.ts'

/** The packs that words of the text point to, best first; ties in the order of their ids. */
export function matchDomains(words: readonly string[], packs: readonly DomainPack[]): DomainPack[] {
  const text = ` ${words.join(' ')} `
  const score = (pack: DomainPack): number => pack.words.filter((word) => text.includes(` ${word} `)).length
  return packs
    .map((pack) => ({ pack, points: score(pack) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || (a.pack.id < b.pack.id ? -1 : 1))
    .map(({ pack }) => pack)
}

/** The entity of that noun in the first pack that knows it. */
export function packEntity(
  noun: string,
  packs: readonly DomainPack[],
): { readonly pack: DomainPack; readonly entity: PackEntity } | null {
  for (const pack of packs) {
    const entity = pack.entities.find((one) => one.noun === noun || one.also.includes(noun))
    if (entity !== undefined) return { pack, entity }
  }
  return null
}
