import { club } from './specs/club.ts'
import { kitchen } from './specs/kitchen.ts'
import { verdicts } from './application-under-test.ts'
await Promise.all(
  [club, kitchen].map(async (spec) => {
    const v = await verdicts({ built: spec, tests: spec })
    console.log(
      v.size,
      [...v].filter(([, x]) => x === 'failed'),
    )
  }),
)
