import { InvalidInput } from '../../core/errors.ts'
import type { World } from '../world.ts'
import { decode, readTextFile } from './read-text.ts'

interface Given {
  readonly text: string | undefined
  readonly file: string | undefined
  /** True where the run can do without: it has a workflow of its own. */
  readonly optional: boolean
}

const mostBytes = 65_536

/** The requirements from the argument, the file or standard input; null where there are none and none are needed. */
export async function readRequirements(world: World, given: Given): Promise<string | null> {
  const text = await read(world, given)
  if (text === null) return null
  if (text.trim() === '') {
    throw new InvalidInput('Found empty requirements, expected at least a few words; say what is to be built.', [
      'TEXT',
    ])
  }
  const bytes = Buffer.byteLength(text)
  if (bytes > mostBytes) {
    throw new InvalidInput(
      `Found requirements of ${bytes} bytes, expected at most ${mostBytes} (64 KB); shorten them.`,
      ['TEXT'],
    )
  }
  return text
}

async function read({ terminal, cwd }: World, { text, file, optional }: Given): Promise<string | null> {
  if (text !== undefined && file !== undefined) {
    throw new InvalidInput(
      'Found the requirements twice, as an argument and as --file, expected them once; leave one out.',
      ['--file'],
    )
  }
  if (file !== undefined) return readTextFile(cwd, file, '--file')
  if (text !== undefined && text !== '-') {
    // The shell hands over bytes; those that are no UTF-8 have become U+FFFD before anyone could look at them.
    if (text.includes('\uFFFD')) {
      throw new InvalidInput(
        'Found U+FFFD in the argument, which stands for bytes that are no UTF-8; pass the text with --file.',
        ['TEXT'],
      )
    }
    return text
  }
  if (text === undefined && optional) return null
  if (terminal.canAsk) terminal.err('Say what is to be built; end with Ctrl-D on a line of its own.\n')
  return decode(await terminal.readStdin(), 'standard input')
}
