/** A figure of a scrape. */
export interface Sample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** A family of figures as `# HELP` and `# TYPE` announce it. */
export interface Family {
  readonly name: string
  readonly type: string
  readonly help: string
  readonly samples: readonly Sample[]
}

const sampleShape = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (NaN|[+-]?Inf|[+-]?[0-9.e+-]+)$/i
const labelShape = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"(?:,|$)/y

/** Reads the text format of Prometheus (version 0.0.4) line by line. Throws for any line that is not of it. */
export function readScrape(text: string): ReadonlyMap<string, Family> {
  const families = new Map<string, Family & { samples: Sample[] }>()
  let current: (Family & { samples: Sample[] }) | undefined
  let help: readonly [string, string] | null = null
  for (const line of text.split('\n')) {
    if (line === '') continue
    const [, kind, about = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.*)$/.exec(line) ?? []
    if (kind === 'HELP') help = [about, rest]
    else if (kind === 'TYPE') {
      if (help?.[0] !== about || families.has(about)) throw new Error(`Found ${line} out of place.`)
      current = { name: about, type: rest, help: help[1], samples: [] }
      families.set(about, current)
    } else {
      const [, name = '', labels = '', value = ''] = sampleShape.exec(line) ?? []
      if (current === undefined || !name.startsWith(current.name)) throw new Error(`Found a line of no family: ${line}`)
      current.samples.push({ name, labels: readLabels(labels), value: Number(value.replace('Inf', 'Infinity')) })
    }
  }
  return families
}

function readLabels(text: string): Readonly<Record<string, string>> {
  const labels: Record<string, string> = {}
  labelShape.lastIndex = 0
  for (let at = 0; at < text.length; at = labelShape.lastIndex) {
    const [, name, value] = labelShape.exec(text) ?? []
    if (name === undefined || value === undefined || name in labels) throw new Error(`Found the labels {${text}}.`)
    labels[name] = value
  }
  return labels
}

/** The value of one figure by its name and labels; null where there is none. */
export function figure(
  families: ReadonlyMap<string, Family>,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number | null {
  const wanted = Object.entries(labels)
  const found = [...families.values()]
    .flatMap(({ samples }) => samples)
    .find((one) => one.name === name && wanted.every(([label, value]) => one.labels[label] === value))
  return found?.value ?? null
}
