import { z } from 'zod'
import { InvalidInput } from '../../core/errors.ts'
import { modelTiers } from '../../core/provider.ts'
import { readRoute } from '../routing/route.ts'
import type { ModelPrice, PriceTable, TokenPrices } from './model-price.ts'

/** US dollars per million tokens, to a millionth: read as a whole number of millionths. */
const dollars = z
  .number()
  .min(0)
  .max(100_000)
  .transform((value, context) => {
    const millionths = Math.round(value * 1e6)
    if (Math.abs(value * 1e6 - millionths) > 1e-3) context.addIssue('expected at most six decimals')
    return millionths
  })
const tokens = z.int().min(1).max(100_000_000)
const rates = { input: dollars, cachedInput: dollars.optional(), cacheWrite: dollars.optional(), output: dollars }

const priceSchema = z.strictObject({
  ...rates,
  long: z.strictObject({ above: tokens, ...rates }).optional(),
  contextWindow: tokens,
  mostOutputTokens: tokens,
  reasoning: z.boolean(),
})

/** The same model sold under another name: a deployment on Azure, a route of a reseller. */
const likeSchema = z.strictObject({ like: z.string() })

/** One or the other by what it has, so that what is wrong is said of that one. */
const modelSchema = z.looseObject({}).transform((value, context) => {
  const read = ('like' in value ? likeSchema : priceSchema).safeParse(value)
  if (read.success) return read.data
  for (const { message, path } of read.error.issues) context.addIssue({ code: 'custom', message, path: [...path] })
  return z.NEVER
})

const tableSchema = z.strictObject({
  date: z.iso.date(),
  source: z.string(),
  models: z.record(z.string(), modelSchema),
  defaults: z.record(z.string(), z.record(z.enum(modelTiers), z.string())).default({}),
})

type Rates = z.infer<z.ZodObject<typeof rates>>

const ratesOf = ({ input, cachedInput = input, cacheWrite = input, output }: Rates): TokenPrices => ({
  input,
  cachedInput,
  cacheWrite,
  output,
})

/** Reads a price file; what it does not say is as in `base`. Throws InvalidInput naming the file and every mistake. */
export function parsePrices(text: string, file: string, base: PriceTable | null): PriceTable {
  const refuse = (found: string): never => {
    throw new InvalidInput(
      `Found ${found} in the price file ${file}, expected prices as docs/operations.md shows them.`,
    )
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return refuse('no JSON')
  }
  const read = tableSchema.safeParse(json)
  if (!read.success) return refuse(read.error.issues.map(described).join('; '))
  const { date, models, defaults } = read.data
  const table = new Map<string, ModelPrice>(base?.models)
  for (const [name, price] of Object.entries(models)) {
    if (readRoute(name) === null) return refuse(`the model "${name}" (expected provider/model)`)
    if ('like' in price) continue
    const { contextWindow, mostOutputTokens, reasoning, long } = price
    const above = long === undefined ? null : { above: long.above, ...ratesOf(long) }
    table.set(name, { ...ratesOf(price), long: above, contextWindow, mostOutputTokens, reasoning })
  }
  for (const [name, price] of Object.entries(models)) {
    if (!('like' in price)) continue
    const same = table.get(price.like)
    if (same === undefined) return refuse(`"${name}" like "${price.like}", which has no price`)
    table.set(name, same)
  }
  return { date, models: table, defaults: new Map([...(base?.defaults ?? []), ...Object.entries(defaults)]) }
}

const described = ({ path, message }: z.core.$ZodIssue): string =>
  `${path.length === 0 ? 'the whole' : path.join('.')}: ${message}`
