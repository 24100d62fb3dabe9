import { Command, InvalidArgumentError } from 'commander'
import { answer, type AnswerOptions } from './commands/answer.ts'
import { build, type BuildOptions } from './commands/build.ts'
import { control, type ControlOptions } from './commands/control.ts'
import { exportRun, type ExportOptions } from './commands/export.ts'
import { runs, type RunsOptions } from './commands/runs.ts'
import { serve } from './commands/serve.ts'
import { show, type ShowOptions } from './commands/show.ts'
import { watch, type WatchOptions } from './commands/watch.ts'
import type { ExitCode } from './exit-code.ts'
import type { World } from './world.ts'

/** The commands of `g1`. Each reports its exit code; commander throws CommanderError for what it cannot read. */
export function makeProgram(world: World, report: (code: ExitCode) => void): Command {
  const program = new Command('g1')
    .description('Turns a paragraph of business requirements into a tested, runnable web application.')
    .exitOverride()
    .configureOutput({ writeOut: (text) => world.terminal.out(text), writeErr: (text) => world.terminal.err(text) })
    .showHelpAfterError('(g1 --help lists the commands, g1 COMMAND --help their options)')
  const command = (usage: string, about: string): Command => program.command(usage).description(about)
  const onServer = (made: Command): Command =>
    made.option('--server <url>', 'a running server; left out: whoever holds the local data, or a node of this process')
  const asJson = (made: Command): Command => made.option('--json', 'for programs: one JSON object a line')

  asJson(onServer(command('build [text]', 'requirements (an argument, a file or standard input) → application')))
    .option('--file <file>', 'read the requirements from a file')
    .option('--out <dir>', 'the folder that the application goes to; empty or new')
    .option('--provider <id>', 'who answers for the personas, such as offline')
    .option('--budget <usd>', 'the most that the run may spend, in US dollars', amount)
    .option('--title <title>', 'what the run is called')
    .option('--workflow <name>', 'follow a workflow of the brain, or that of a file (….json)')
    .option('--data <json>', 'first values of the variables of the workflow: an object, or a file with one')
    .option('--questions', 'the team may ask questions and wait for the answers')
    .option('--allow-partial', 'exit with 0 even where clauses are not covered')
    .option(
      '--drill <flaw>',
      'put one flaw into the first delivery on purpose, to see it found (implies the provider offline)',
    )
    .action(async (text: string | undefined, options: BuildOptions) => report(await build(world, text, options)))
  command('serve', 'serve the API until Ctrl-C')
    .option('--port <port>', 'instead of PORT or 8013', portNumber)
    .action(async ({ port }: { port?: number }) => report(await serve(world, port ?? null)))
  asJson(onServer(command('watch <run>', 'show a run as it goes on')))
    .option('--after <cursor>', 'only what came after this cursor')
    .action(async (run: string, options: WatchOptions) => report(await watch(world, run, options)))
  asJson(onServer(command('runs', 'list runs, newest first')))
    .option('--status <list>', 'only these, such as RUNNING,WAITING')
    .option('--search <text>', 'only those whose title has this in it')
    .action(async (options: RunsOptions) => report(await runs(world, options)))
  asJson(onServer(command('show <run>', 'show how a run stands'))).action(async (run: string, options: ShowOptions) =>
    report(await show(world, run, options)),
  )
  onServer(command('export <run>', 'write what a run delivered into a folder or a zip archive'))
    .requiredOption('--out <place>', 'an empty or new folder, or a new file that ends in .zip')
    .action(async (run: string, options: ExportOptions) => report(await exportRun(world, run, options)))
  onServer(command('answer <run> <asked> <decision>', 'answer an approval (P1) or a question (Q1) of a waiting run'))
    .option('--comment <text>', 'reaches whoever does the work next')
    .option('--outputs <json>', 'the variables that an approval asks for: an object, or a file with one')
    .action(async (runId: string, asked: string, decision: string, options: AnswerOptions) =>
      report(await answer(world, { runId, asked, decision, options })),
    )
  const controls = {
    pause: 'hold a run',
    resume: 'let a paused or parked run go on',
    cancel: 'end a run for good',
  } as const
  for (const what of ['pause', 'resume', 'cancel'] as const) {
    onServer(command(`${what} <run>`, controls[what]))
      .option('--reason <text>', 'kept with the event')
      .action(async (runId: string, options: ControlOptions) =>
        report(await control(world, { control: what, runId, options })),
      )
  }
  return program
}

function amount(given: string): number {
  const value = Number(given)
  if (given.trim() !== '' && Number.isFinite(value) && value >= 0) return value
  throw new InvalidArgumentError('Expected an amount in US dollars, 0 or more.')
}

function portNumber(given: string): number {
  const value = Number(given)
  if (/^\d+$/.test(given) && value <= 65_535) return value
  throw new InvalidArgumentError('Expected a port, 0 to 65535.')
}
