import type { JsonObject } from '../../core/json.ts'
import type { Answerer } from '../answerer.ts'
import { readRules } from '../document/document-rules.ts'
import { fill } from '../document/evaluate.ts'
import { scopeOf } from '../document/scope.ts'

/** A piece of writing by the templates of the persona's file; without any, what the step was for and what it worked on. */
export const answerDocument: Answerer = ({ pack, rules }): JsonObject => {
  const { title, text } = readRules(rules)
  const scope = scopeOf(pack)
  const goal = pack.goal === '' ? pack.step : pack.goal
  return {
    title: (title === undefined ? goal : fill(title, scope)).slice(0, 200),
    text: text === undefined ? plainText(goal, scope) : fill(text, scope),
    statements: [],
  }
}

function plainText(goal: string, scope: ReturnType<typeof scopeOf>): string {
  const lines = Object.entries(scope).map(([name, value]) => `- ${name}: ${JSON.stringify(value)}`)
  return [`${goal}.`, ...lines].join('\n')
}
