import { type Line, line } from './line.ts'
import { type PhaseProgress, progressOf } from './phases.ts'
import { type Picture, titleOf } from './picture.ts'
import { endOfLine, oneLine } from './safe-text.ts'
import { acceptanceCounts } from './tests-picture.ts'
import type { TextTails } from './text-tails.ts'

const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']

interface Frame {
  readonly columns: number
  readonly frame: number
  readonly tails: TextTails
}

/** The present state in a few lines, none wider than the terminal: phases, who works and what they write, tests. */
export function footLines(picture: Picture, { columns, frame, tails }: Frame): readonly Line[] {
  const cut = (text: string): string => oneLine(text, columns - 3)
  const phases = progressOf(picture).map(phaseLine)
  const who = [...picture.working].map(
    ([step, persona]) => `${persona === null ? 'a person' : titleOf(picture, persona)} (${step})`,
  )
  const works = who.length === 0 ? '' : `${spinner[frame % spinner.length] ?? ''} ${who.join(', ')}`
  return [
    ...phases.map((text) => line(`  ${cut(text)}`)),
    ...(works === '' ? [] : [line(`  ${cut(works)}`, 'head')]),
    ...textOf(picture, tails, columns - 5).map((text) => line(`    ${text}`, 'faint')),
    ...testsLine(picture).map((text) => line(`  ${cut(text)}`)),
  ]
}

/** One line for each step whose text is being written: who writes, and the end of it. */
const textOf = (picture: Picture, tails: TextTails, columns: number): readonly string[] =>
  [...picture.working].flatMap(([step, persona]) => {
    const { text } = tails.get(step) ?? { text: '' }
    if (text === '' || persona === null) return []
    const who = `${oneLine(titleOf(picture, persona), Math.floor(columns / 3))}: `
    // JSON, mostly: its line breaks are written out.
    return [`${who}${endOfLine(text.replaceAll(String.raw`\n`, ' '), columns - Array.from(who).length)}`]
  })

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
