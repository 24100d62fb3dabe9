import { createInterface } from 'node:readline/promises'
import type { Terminal } from './world.ts'

/** The terminal of this process. */
export function processTerminal({ noColour }: { readonly noColour: boolean }): Terminal {
  const { stdin, stdout, stderr } = process
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    outIsTty: stdout.isTTY,
    canAsk: stdin.isTTY && stdout.isTTY,
    colour: stdout.isTTY && !noColour,
    columns: () => (stdout.columns > 0 ? stdout.columns : 80),
    async readStdin() {
      const pieces: Uint8Array[] = []
      for await (const piece of stdin) pieces.push(piece as Uint8Array)
      return Buffer.concat(pieces)
    },
    async ask(question, signal) {
      const lines = createInterface({ input: stdin, output: stdout })
      // In raw mode Ctrl-C comes as a key: it is to mean what it means elsewhere.
      lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
      try {
        return (await lines.question(question, { signal })).trim()
      } finally {
        lines.close()
      }
    },
  }
}
