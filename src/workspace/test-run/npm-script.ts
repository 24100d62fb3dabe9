import { G1Error } from '../../core/errors.ts'
import type { AppFile } from '../files/application-file.ts'

/** Thrown when an application's `package.json` does not keep the contract: a script that Node can run without a shell. */
export class AppContractBroken extends G1Error {
  readonly code = 'APP_CONTRACT_BROKEN'
}

/** The words after `node` of `npm start` or `npm test`. Throws {@link AppContractBroken} where there is no such script. */
export function nodeArguments(app: readonly AppFile[], script: 'start' | 'test'): readonly string[] {
  const text = scriptOf(app, script)
  const words = wordsOf(text)
  const [program, ...args] = words ?? []
  if (program !== 'node' || args.length === 0) {
    throw new AppContractBroken(
      `package.json: found the ${script} script ${JSON.stringify(text)}, expected one plain "node …" command without ` +
        'shell syntax; write it so.',
    )
  }
  return args
}

function scriptOf(app: readonly AppFile[], script: string): string {
  const file = app.find(({ path }) => path === 'package.json')
  const wanted = `expected {"scripts": {"${script}": "node …"}}; add it`
  if (file === undefined) throw new AppContractBroken(`package.json: found none, ${wanted}.`)
  const content: unknown = parsed(file.content)
  const scripts: unknown = isRecord(content) ? content['scripts'] : undefined
  const text: unknown = isRecord(scripts) ? scripts[script] : undefined
  if (typeof text !== 'string') throw new AppContractBroken(`package.json: found no ${script} script, ${wanted}.`)
  return text
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw new AppContractBroken('package.json: found text that is not JSON, expected an object; write it again.', {
      cause,
    })
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Words of a command line with plain quotes; undefined when it needs a shell. A pattern such as `*.js` is Node's to expand. */
function wordsOf(text: string): readonly string[] | undefined {
  const words: string[] = []
  const token = /\s*(?:"([^"$`\\]*)"|'([^']*)'|([^\s"'`$&|;<>()\\]+))(?=\s|$)/y
  const trimmed = text.trim()
  while (token.lastIndex < trimmed.length) {
    const match = token.exec(trimmed)
    if (match === null) return undefined
    words.push(match[1] ?? match[2] ?? match[3] ?? '')
  }
  return words
}
