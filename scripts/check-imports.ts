import { spawnSync } from 'node:child_process'

/**
 * Runs dependency-cruiser over src/ and the console, and fails on violations, and also when it saw next to nothing: without a parser that
 * understands TypeScript it cruises zero modules and calls that a success.
 */
const fewest = 100

interface Cruised {
  readonly summary: {
    readonly totalCruised: number
    readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string; readonly to: string }[]
  }
}

function cruise(): Cruised {
  const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'src', 'web/src']
  const { stdout, stderr } = spawnSync('depcruise', args, { encoding: 'utf8', maxBuffer: 1e8 })
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser gave no result: ${stdout} ${stderr}`)
  return JSON.parse(stdout) as Cruised
}

const { totalCruised, violations } = cruise().summary
for (const { rule, from, to } of violations) console.error(`${rule.name}: ${from} → ${to}`)
if (totalCruised < fewest) console.error(`Found ${totalCruised} modules, expected at least ${fewest}: the check sees nothing.`)
console.log(`imports: ${totalCruised} modules, ${violations.length} violations`)
process.exitCode = violations.length > 0 || totalCruised < fewest ? 1 : 0
