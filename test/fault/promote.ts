import { promoteStandby } from './standby.ts'

const seed = Number(process.argv[2] ?? Date.now() % 1_000_000)
console.log(`seed ${seed}`)
const { lost, refusals, staleAppends, broken } = await promoteStandby(seed)
console.log({ lost, staleAppends, refusals })
for (const [promise, faults] of Object.entries(broken)) console.log(promise, faults.length === 0 ? 'kept' : faults)
const kept = Object.values(broken).every((faults) => faults.length === 0)
process.exitCode = kept && lost > 0 && refusals.includes('CURSOR_DIVERGED') ? 0 : 1
