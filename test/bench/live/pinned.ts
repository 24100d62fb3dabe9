import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

/** Which of the processor's cores a process may use. `server`: the first one, which it then has to itself. */
export type Core = 'server' | 'clients' | 'any'

const canPin = availableParallelism() > 1 && spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0

/** Said above a table, since it decides what its figures mean. */
export const howPinned = canPin
  ? 'server and clients on a core of their own'
  : 'server and clients share the cores (no taskset)'

/** Starts a program of this folder that talks with this process, kept to its core. */
export function startPinned(core: Core, args: readonly string[]): ChildProcess {
  const command = [process.execPath, ...args]
  const last = availableParallelism() - 1
  const whole =
    canPin && core !== 'any' ? ['taskset', '-c', core === 'server' ? '0' : `1-${last}`, ...command] : command
  return spawn(whole[0] ?? '', whole.slice(1), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
}
