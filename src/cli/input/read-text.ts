import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { InvalidInput, messageOf } from '../../core/errors.ts'

/** The text of a file. Throws InvalidInput where it cannot be read or is no UTF-8. */
export async function readTextFile(cwd: string, path: string, option: string): Promise<string> {
  const bytes = await readFile(resolve(cwd, path)).catch((error: unknown) => {
    throw new InvalidInput(`Found ${path} unreadable (${messageOf(error)}), expected a text file; correct ${option}.`, [
      option,
    ])
  })
  return decode(bytes, path)
}

/** Bytes as text; a byte order mark is no part of it. Throws InvalidInput for what is no UTF-8. */
export function decode(bytes: Uint8Array, where: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new InvalidInput(
      `Found bytes in ${where} that are no UTF-8 (${messageOf(cause)}), expected text; save it as UTF-8.`,
    )
  }
}
