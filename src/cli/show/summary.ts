import type { RunDetail } from '../../client/client.ts'
import type { Assumption } from '../../core/app-spec/app-spec.ts'
import { counted } from './counted.ts'
import { type Line, line } from './line.ts'
import { oneLine } from './safe-text.ts'

/** Where the application is, and with what it can be started from there. */
interface Delivery {
  readonly folder: string
  /** As a shell would find it; null: none. */
  readonly shellNode: string | null
}

interface Outcome {
  readonly run: RunDetail
  /** null: nothing was written. */
  readonly delivery: Delivery | null
  readonly assumptions: readonly Assumption[]
}

/** The end of a run in words: the application, its tests, what is covered, what was assumed. */
export function summary({ run, delivery, assumptions }: Outcome): readonly Line[] {
  const report = run.deliverable?.testReport ?? null
  const allPassed = report !== null && report.failed === 0 && report.skipped === 0
  return [
    line(''),
    ...(delivery === null ? [] : startLines(delivery)),
    ...(report === null
      ? []
      : [
          line(
            `Tests: ${report.passed} passed, ${report.failed} failed, ${report.skipped} skipped`,
            allPassed ? 'good' : 'bad',
          ),
        ]),
    ...coverage(run),
    ...(assumptions.length === 0 ? [] : [line('Assumed, because the text does not say it:')]),
    ...assumptions.map(({ id, text }) => line(`  ${id} ${oneLine(text)}`, 'faint')),
    ...(run.provider?.startsWith('offline') === true ? [line('Built by rules, without a language model.')] : []),
    ...costLines(run.usage),
    line(`Run: ${run.id}`, 'faint'),
  ]
}

/** What models cost, the dearest persona first; nothing where nothing was paid. */
function costLines({
  costUsd,
  calls,
  cachedAnswers,
  possiblyPaidTwice,
  byPersona,
}: RunDetail['usage']): readonly Line[] {
  if (costUsd === 0 && possiblyPaidTwice === 0) return []
  const cached = cachedAnswers === 0 ? '' : `, ${cachedAnswers} of them answered from the cache`
  const lost = possiblyPaidTwice === 0 ? '' : `; ${possiblyPaidTwice} more may have been charged`
  const dearest = byPersona.toSorted((one, other) => other.usage.costUsd - one.usage.costUsd)
  return [
    line(`Cost: $${costUsd.toFixed(4)} for ${counted(calls, 'model call')}${cached}${lost}`),
    ...dearest
      .filter(({ usage }) => usage.costUsd > 0)
      .map(({ persona, usage }) =>
        line(`  $${usage.costUsd.toFixed(4)} ${oneLine(persona.title, 60)} (${counted(usage.calls, 'call')})`, 'faint'),
      ),
  ]
}

function startLines({ folder, shellNode }: Delivery): readonly Line[] {
  return [
    line(`The application is in ${folder}`, 'head'),
    line(`  start it: cd ${quoted(folder)} && npm start`, 'head'),
    ...(isRecent(shellNode)
      ? []
      : [
          line(
            `  It needs Node 22.13 or later; found here: ${shellNode === null ? 'none' : oneLine(shellNode, 20)}.`,
            'bad',
          ),
        ]),
  ]
}

function coverage({ outcome, requirements }: RunDetail): readonly Line[] {
  if (outcome === null || requirements === null) return []
  const missing = requirements.clauses.filter(({ id }) => outcome.notCovered.includes(id))
  return [
    line(
      `Clauses of function or rule covered by tests: ${outcome.covered} of ${outcome.toCover}`,
      outcome.served ? 'good' : 'bad',
    ),
    ...missing.flatMap(({ id, text, why }) => [
      line(`  not covered: ${id} “${oneLine(text, 160)}”`, 'bad'),
      ...why.map((reason) => line(`    ${oneLine(reason, 300)}`, 'faint')),
    ]),
  ]
}

const quoted = (path: string): string => (/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`)

/** `node:sqlite` needs no flag from 22.13 on, nor in 23.4 and later. */
export function isRecent(version: string | null): boolean {
  const [, major, minor] = /^v(\d+)\.(\d+)\./.exec(version ?? '') ?? []
  if (major === undefined || minor === undefined) return false
  const [first, second] = [Number(major), Number(minor)]
  return first >= 24 || (first === 23 && second >= 4) || (first === 22 && second >= 13)
}
