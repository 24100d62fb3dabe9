import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { InvalidInput, messageOf } from '../../core/errors.ts'
import type { PriceTable } from './model-price.ts'
import { parsePrices } from './parse-prices.ts'

const own = fileURLToPath(new URL('prices.json', import.meta.url))

/** The prices that come with the program, with those of a file in their place. Throws InvalidInput. */
export async function readPrices(file: string | null): Promise<PriceTable> {
  const table = parsePrices(await readFile(own, 'utf8'), own, null)
  if (file === null) return table
  const text = await readFile(file, 'utf8').catch((error: unknown): never => {
    throw new InvalidInput(`Found no price file that could be read (${messageOf(error)}), expected one at G1_PRICES.`)
  })
  return parsePrices(text, file, table)
}
