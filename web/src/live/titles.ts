import type { Growth } from './use-grown.ts'

/** The titles of the personas that a log speaks of, by their names. */
export type Titles = ReadonlyMap<string, string>

export const titlesOfEvents: Growth<Titles> = {
  empty: new Map(),
  grow: (before, more) => {
    const found = more.filter(({ persona }) => persona !== null && !before.has(persona.name))
    return found.length === 0
      ? before
      : new Map([...before, ...found.map(({ persona }) => [persona?.name ?? '', persona?.title ?? ''] as const)])
  },
}

/** A name of the log as one says it: `write_tests` → `write tests`. */
export const spoken = (name: string): string => name.replaceAll('_', ' ')

/** What a persona is called; where nothing has told yet, its name with capitals. */
export const titleOf = (titles: Titles, name: string): string =>
  titles.get(name) ?? spoken(name).replace(/(^| )\p{Ll}/gu, (first) => first.toUpperCase())

/** With a capital at its beginning. */
export const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** The same at the beginning of a sentence: `Write tests`. */
export const inWords = (name: string): string => sentence(spoken(name))
