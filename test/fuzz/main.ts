import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Target } from './attempt.ts'
import { contract, errorCodes } from './contract.ts'
import { attemptOf, fuzz } from './fuzz.ts'
import { gather } from './material.ts'
import { prepare } from './prepare.ts'
import { memoryLine, printResult } from './report.ts'
import type { ServerUnderFuzz } from './server-under-fuzz.ts'
import { Verdict } from './verdict.ts'

const { values } = parseArgs({
  options: { count: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
})
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const count = Number(values.count ?? 100_000)
/** Of the attempts: they fill caches and make the machine warm, before memory is looked at. */
const warmUp = 0.15
/** What the heap may have grown by after that, and the resident memory as a factor. */
const mostGrowth = 32e6
const mostFactor = 1.5

/** Everything that is not as it was before. */
async function leftBehind(server: ServerUnderFuzz): Promise<readonly string[]> {
  if (server.hasEnded()) return ['the process has ended']
  const wrong: string[] = []
  const ready = await fetch(`${server.url}/readyz`)
  if (ready.status !== 200) wrong.push(`/readyz says ${ready.status}`)
  let open = 'none'
  for (let tries = 0; tries < 100 && open !== '0'; tries += 1) {
    open =
      /^g1_subscriptions(?:\{.*\})? (\d+)/m.exec(await (await fetch(`${server.url}/metrics`)).text())?.[1] ?? 'none'
    if (open !== '0') await wait(100)
  }
  if (open !== '0') wrong.push(`${open} subscriptions are open`)
  // Logs are JSON; whatever else stands on standard error is a warning, or the end.
  const bare = server.said.filter((line) => !line.startsWith('{'))
  if (bare.length > 0) wrong.push(`${bare.length} lines on standard error: ${bare.slice(0, 12).join('\n')}`)
  const errors = server.said.filter((line) => line.startsWith('{"level":"error"'))
  if (errors.length > 0) wrong.push(`${errors.length} errors in the log: ${errors.slice(0, 5).join('\n')}`)
  return wrong
}

console.log(`seed ${seed}`)
const { server, close } = await prepare()
try {
  const target: Target = {
    url: server.url,
    schema: contract,
    material: await gather(server.url),
    verdict: new Verdict(errorCodes),
  }
  if (values.only !== undefined) {
    console.log(await attemptOf(target, { seed, index: Number(values.only) }))
    console.log(server.said.join('\n'))
  } else {
    await fuzz(target, { seed: seed + 1, count: count * warmUp, concurrency: 32 })
    const before = await server.memory()
    console.log(`after ${count * warmUp} to warm up: ${memoryLine(before)}`)
    const result = await fuzz(target, {
      seed,
      count,
      concurrency: 32,
      each: { count: Math.ceil(count / 10), call: (done) => console.log(`${done} done`) },
    })
    printResult(result)
    const wrong = [...(await leftBehind(server))]
    const after = await server.memory()
    console.log(`afterwards: ${memoryLine(after)}`)
    if (after.heapUsed > before.heapUsed + mostGrowth) wrong.push('the heap has grown')
    if (after.rss > before.rss * mostFactor) wrong.push('the resident memory has grown')
    for (const one of wrong) console.log(`WRONG ${one}`)
    process.exitCode = result.faults.length + wrong.length === 0 ? 0 : 1
  }
} finally {
  await close()
}
