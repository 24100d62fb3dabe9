/** What the `g1` command tells the shell. */
export const exitCode = {
  /** Every acceptance test passed and every clause of function or rule is covered; or the command did what it should. */
  done: 0,
  /** The run failed or was cancelled, or the system had a fault. */
  failed: 1,
  /** The command or its input cannot be used; nothing was started. */
  usage: 2,
  /** Delivered, but not every clause of function or rule is covered. */
  partly: 3,
  /** Ctrl-C. */
  interrupted: 130,
} as const
export type ExitCode = (typeof exitCode)[keyof typeof exitCode]
