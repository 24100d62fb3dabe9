/** Something that a compromised model tries, or a text that tries to compromise one. */
export interface Attack {
  readonly id: string
  /** What it tries, in one line. */
  readonly tries: string
  /** What has to stop it: the code of a finding, an error or an event, or the boundary that holds. */
  readonly stoppedBy: string
  /** Does it, and says everything that stood in its way; nothing where it got through. */
  readonly attempt: () => readonly string[] | Promise<readonly string[]>
}

/** The code of the error that something is refused with; nothing where it is not. */
export async function refusal(attempt: () => unknown): Promise<readonly string[]> {
  try {
    await attempt()
    return []
  } catch (error) {
    if (error instanceof Error && 'code' in error) return [String(error.code)]
    throw error
  }
}

/** The attacks with what stopped each, as a table of text. */
export function attackTable(
  outcomes: readonly { readonly attack: Attack; readonly stopped: readonly string[] }[],
): string {
  const rows = outcomes.map(({ attack, stopped }) => [
    attack.id,
    attack.tries,
    [...new Set(stopped)].join(', ') || 'GOT THROUGH',
  ])
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) => row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ')).join('\n')
}
