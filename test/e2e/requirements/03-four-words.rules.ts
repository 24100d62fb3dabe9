import assert from 'node:assert/strict'
import { accepted } from '../../support/generated-app/http.ts'
import { has } from '../../support/generated-app/session.ts'
import type { RequirementChecks } from '../../support/requirement-checks.ts'

export const fourWords: RequirementChecks = {
  name: '03-four-words',
  coverage: 1,
  outOfReach: [],
  checks: [
    {
      clause: 'Simple recipe sharing website',
      check: async (app) => {
        const anna = await app.someone()
        const recipe = await anna.make('recipe')
        accepted(await anna.get('recipe', recipe))
        const ben = await app.someone()
        assert.ok(has(await ben.list('recipe'), recipe), 'a shared recipe is seen by others')
      },
    },
  ],
}
