import type { TestOutcome, TestStatus } from './test-report.ts'

/** What the runner tells, one line each. */
export type RunnerLine =
  | { readonly kind: 'test'; readonly test: TestOutcome }
  | { readonly kind: 'app-failed'; readonly reason: string }
  | { readonly kind: 'file-done'; readonly file: string }
  | { readonly kind: 'complete' }

const STATUSES: readonly TestStatus[] = ['passed', 'failed', 'skipped', 'todo']

/** Cuts the runner's output into its lines; text without the nonce in front is somebody else's and is passed over. */
export class RunnerLines {
  readonly #nonce: string
  #rest = ''

  constructor(nonce: string) {
    this.#nonce = nonce
  }

  take(text: string): readonly RunnerLine[] {
    const lines = (this.#rest + text).split('\n')
    this.#rest = lines.pop() ?? ''
    return lines.flatMap((line) => {
      if (!line.startsWith(`${this.#nonce} `)) return []
      return parseLine(line.slice(this.#nonce.length + 1)) ?? []
    })
  }
}

function parseLine(json: string): RunnerLine | undefined {
  const line: unknown = JSON.parse(json)
  if (typeof line !== 'object' || line === null) return undefined
  if ('complete' in line) return { kind: 'complete' }
  if ('done' in line) return { kind: 'file-done', file: String(line.done) }
  if ('appFailed' in line) return { kind: 'app-failed', reason: String(line.appFailed) }
  if (!('name' in line && 'file' in line && 'status' in line && 'durationMs' in line)) return undefined
  const status = STATUSES.find((known) => known === line.status) ?? 'failed'
  const test = { name: String(line.name), file: String(line.file), status, durationMs: Number(line.durationMs) }
  return { kind: 'test', test: 'message' in line ? { ...test, message: String(line.message) } : test }
}
