import { type Line, line } from './line.ts'
import { type PhaseProgress, progressOf } from './phases.ts'
import { type Picture, titleOf } from './picture.ts'
import { oneLine } from './safe-text.ts'
import { acceptanceCounts } from './tests-picture.ts'

const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']

interface Frame {
  readonly columns: number
  readonly frame: number
}

/** The present state in a few lines, none wider than the terminal: phases, who works, tests. */
export function footLines(picture: Picture, { columns, frame }: Frame): readonly Line[] {
  const cut = (text: string): string => oneLine(text, columns - 3)
  const phases = progressOf(picture).map(phaseLine)
  const who = [...picture.working].map(
    ([step, persona]) => `${persona === null ? 'a person' : titleOf(picture, persona)} (${step})`,
  )
  const works = who.length === 0 ? '' : `${spinner[frame % spinner.length] ?? ''} ${who.join(', ')}`
  return [
    ...phases.map((text) => line(`  ${cut(text)}`)),
    ...(works === '' ? [] : [line(`  ${cut(works)}`, 'head')]),
    ...testsLine(picture).map((text) => line(`  ${cut(text)}`)),
  ]
}

const width = 12

function phaseLine({ title, done, all }: PhaseProgress): string {
  const filled = all === 0 ? 0 : Math.round((done / all) * width)
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${all} ${title}`
}

function testsLine({ tests }: Picture): readonly string[] {
  if (tests.locked === 0) return []
  const { passed, failed } = acceptanceCounts(tests)
  if (tests.runs === 0) return [`${tests.locked} acceptance tests locked`]
  return [`acceptance tests: ${passed} of ${tests.locked} passed${failed === 0 ? '' : `, ${failed} failed`}`]
}
