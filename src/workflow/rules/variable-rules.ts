import { reservedWords } from '../condition/condition.ts'
import type { Finding } from '../finding.ts'
import { initProblem } from '../variables.ts'
import type { Workflow } from '../workflow.ts'
import { duplicates } from './duplicates.ts'

/** Variables: each name once, no word of the condition language, a first value of the declared type. */
export function variableRuleFindings({ vars }: Workflow): Finding[] {
  const findings: Finding[] = duplicates(vars.map((variable) => variable.name)).map(({ name, index }) => ({
    code: 'DUPLICATE',
    path: `vars[${index}].name`,
    step: null,
    message: `found the variable ${name} twice, expected each name once; rename or remove one`,
  }))
  for (const [index, variable] of vars.entries()) {
    if (reservedWords.has(variable.name)) {
      findings.push({
        code: 'VARIABLE',
        path: `vars[${index}].name`,
        step: null,
        message: `found a variable named ${variable.name}, expected no word of the condition language; rename it`,
      })
    }
    const problem = initProblem(variable)
    if (problem !== null) findings.push({ code: 'VARIABLE', path: `vars[${index}].init`, step: null, message: problem })
  }
  return findings
}
