import { type ExitCode, exitCode } from '../exit-code.ts'
import { oneLine } from '../show/safe-text.ts'
import { trialHead, trialRow, trialSum } from '../show/trial-table.ts'
import type { Check, Doctor, Trial, World } from '../world.ts'

export interface DoctorOptions {
  readonly json?: true
  /** Ask the configured providers, which costs money. */
  readonly live?: true
  /** In US dollars; only for `live`. */
  readonly budget: number
}

/** `g1 doctor`: a line for each thing it looked at; 0 where everything that is configured works. */
export async function doctor(world: World, options: DoctorOptions): Promise<ExitCode> {
  const { terminal } = world
  const asked = await world.openDoctor()
  const say = (of: object, shown: string): void =>
    terminal.out(`${options.json === true ? JSON.stringify(of) : shown}\n`)
  let code: ExitCode = exitCode.done
  for await (const check of asked.examine()) {
    say(check, lineOf(check))
    if (check.state === 'fails') code = exitCode.failed
  }
  if (options.live !== true) return code
  const trials = await tryAll(world, asked, { options, say })
  return trials.some(({ outcome }) => outcome === 'failed') ? exitCode.failed : code
}

async function tryAll(
  { terminal, interrupted }: World,
  asked: Doctor,
  { options, say }: { readonly options: DoctorOptions; readonly say: (of: object, shown: string) => void },
): Promise<readonly Trial[]> {
  const trials: Trial[] = []
  for await (const trial of asked.tryContracts({ budgetUsd: options.budget, signal: interrupted })) {
    if (trials.length === 0 && options.json !== true) terminal.out(`\n${trialHead}\n`)
    say(trial, trialRow(trial))
    trials.push(trial)
  }
  if (options.json !== true) {
    terminal.out(trials.length === 0 ? 'No provider is configured: nobody was asked.\n' : `${trialSum(trials)}\n`)
  }
  return trials
}

const lineOf = ({ what, state, says }: Check): string =>
  `${what.padEnd(12)}  ${state.padEnd(7)}  ${oneLine(says, 1_000)}`
