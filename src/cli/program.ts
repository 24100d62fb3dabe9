import { Command, InvalidArgumentError, Option } from 'commander'
import { InvalidInput } from '../core/errors.ts'
import { answer, type AnswerOptions } from './commands/answer.ts'
import { build, type BuildOptions } from './commands/build.ts'
import { control, type ControlOptions, raiseBudget, retry } from './commands/control.ts'
import { doctor, type DoctorOptions } from './commands/doctor.ts'
import { exportRun, type ExportOptions } from './commands/export.ts'
import { createKey, type CreateKeyOptions, type KeyOptions, listKeys, revokeKey } from './commands/keys.ts'
import { fork, type ForkOptions } from './commands/fork.ts'
import { runs, type RunsOptions } from './commands/runs.ts'
import { serve } from './commands/serve.ts'
import { show, type ShowOptions } from './commands/show.ts'
import { watch, type WatchOptions } from './commands/watch.ts'
import type { ExitCode } from './exit-code.ts'
import { roles } from '../core/store/api-key-store.ts'
import { readApiKey } from '../identity/api-key.ts'
import type { World } from './world.ts'

/** The commands of `g1`. Each reports its exit code; commander throws CommanderError for what it cannot read. */
export function makeProgram(outside: World, report: (code: ExitCode) => void): Command {
  const world = { ...outside }
  const program = new Command('g1')
    .description('Turns a paragraph of business requirements into a tested, runnable web application.')
    .exitOverride()
    .configureOutput({ writeOut: (text) => world.terminal.out(text), writeErr: (text) => world.terminal.err(text) })
    .showHelpAfterError('(g1 --help lists the commands, g1 COMMAND --help their options)')
    .hook('preAction', (_, action) => {
      world.apiKey = checkKey(action.opts<{ readonly key?: string }>().key ?? world.apiKey)
    })
  const command = (usage: string, about: string): Command => program.command(usage).description(about)
  const onServer = (made: Command): Command =>
    made
      .option('--server <url>', 'a running server; left out: whoever holds the local data, or a node of this process')
      .option('--key <key>', 'an API key for the server; better G1_API_KEY: other users can see arguments')
  const asJson = (made: Command): Command => made.option('--json', 'for programs: one JSON object a line')

  const withText = (made: Command): Command => made.option('--text', 'show all that models write, while they write it')

  withText(
    asJson(onServer(command('build [text]', 'requirements (an argument, a file or standard input) → application'))),
  )
    .option('--file <file>', 'read the requirements from a file')
    .option('--out <dir>', 'the folder that the application goes to; empty or new')
    .option('--provider <id>', 'who answers for the personas, such as offline')
    .option(
      '--model <for=models>',
      'models of this run: strong=anthropic/…,openai/…; for a persona, a tier or *, tried in order; can be repeated',
      models,
    )
    .option('--no-cache', 'give no earlier answer to an identical request')
    .option('--budget <usd>', 'the most that the run may spend, in US dollars', amount)
    .option('--title <title>', 'what the run is called')
    .option('--workflow <name>', 'follow a workflow of the brain, or that of a file (….json)')
    .option('--data <json>', 'first values of the variables of the workflow: an object, or a file with one')
    .option('--record <dir>', 'keep every exchange with a model there, to be answered from with --provider replay')
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
  asJson(command('doctor', 'say what works on this machine with these settings, and what does not'))
    .option('--live', 'ask every configured provider for every contract once, which costs money')
    .option('--budget <usd>', 'the most that --live may cost, in US dollars', amount, 0.5)
    .action(async (options: DoctorOptions) => report(await doctor(world, options)))
  withText(asJson(onServer(command('watch <run>', 'show a run as it goes on'))))
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
  const keys = command('keys', 'API keys: who may talk to a server from elsewhere, and what they may do')
  asJson(onServer(keys.command('create').description('make a key, which is shown this once')))
    .addOption(
      new Option('--role <role>', 'viewers look, operators also steer runs, admins also make keys')
        .choices(roles)
        .makeOptionMandatory(),
    )
    .requiredOption('--name <name>', 'who or what will use it')
    .option('--expires <time>', 'how long it can be used, such as 90d or 12h; left out: for good')
    .action(async (options: CreateKeyOptions) => report(await createKey(world, options)))
  asJson(onServer(keys.command('list').description('list keys, newest first'))).action(async (options: KeyOptions) =>
    report(await listKeys(world, options)),
  )
  asJson(onServer(keys.command('revoke <id>').description('end a key for good'))).action(
    async (id: string, options: KeyOptions) => report(await revokeKey(world, id, options)),
  )
  asJson(onServer(command('fork <run>', 'make another run that begins with the first events of this one')))
    .requiredOption(
      '--at <seq>',
      'the last event that it begins with; "g1 watch RUN --json" shows their seq',
      seqNumber,
    )
    .option('--title <title>', 'what the new run is called')
    .action(async (run: string, options: ForkOptions) => report(await fork(world, run, options)))
  onServer(command('retry <run> <step>', 'one more attempt for a step that has used up its own'))
    .option('--reason <text>', 'kept with the event')
    .action(async (runId: string, step: string, options: ControlOptions) =>
      report(await retry(world, { runId, step, options })),
    )
  onServer(command('raise-budget <run>', 'let a run spend more; one that waits for that goes on'))
    .argument('<usd>', 'the new limit, in US dollars', amount)
    .option('--reason <text>', 'kept with the event')
    .action(async (runId: string, budgetUsd: number, options: ControlOptions) =>
      report(await raiseBudget(world, { runId, budgetUsd, options })),
    )
  const controls = {
    pause: 'hold a run',
    resume: 'let a paused or parked run go on',
    cancel: 'end a run for good',
  } as const
  for (const what of ['pause', 'resume', 'cancel'] as const) {
    const asked = onServer(command(`${what} <run>`, controls[what])).option('--reason <text>', 'kept with the event')
    if (what === 'resume') asked.option('--drop-message', 'go on without the message that parked the run')
    asked.action(async (runId: string, options: ControlOptions) =>
      report(await control(world, { control: what, runId, options })),
    )
  }
  return program
}

/** A typing error is found here and not by a server. */
function checkKey(given: string | null): string | null {
  if (given === null || readApiKey(given) !== null) return given
  throw new InvalidInput(
    'Found an API key that is mistyped or cut off, expected g1key_… as "g1 keys create" showed it; mend --key or G1_API_KEY.',
    ['--key'],
  )
}

function amount(given: string): number {
  const value = Number(given)
  if (given.trim() !== '' && Number.isFinite(value) && value >= 0) return value
  throw new InvalidArgumentError('Expected an amount in US dollars, 0 or more.')
}

/** One more `<persona, tier or *>=provider/model,…`. */
function models(given: string, before: BuildOptions['model'] = []): NonNullable<BuildOptions['model']> {
  const [, whom, list] = /^\s*([a-z][a-z0-9_]*|\*)\s*=\s*(\S.*)$/.exec(given) ?? []
  const use = (list ?? '').split(',').map((one) => one.trim())
  if (whom !== undefined && use.every((one) => one.includes('/'))) return [...before, { for: whom, use }]
  throw new InvalidArgumentError('Expected <persona, tier or *>=provider/model[,provider/model…].')
}

function seqNumber(given: string): number {
  const value = Number(given)
  if (/^\d+$/.test(given) && value >= 1 && value < 2 ** 31) return value
  throw new InvalidArgumentError('Expected the seq of an event, 1 or more.')
}

function portNumber(given: string): number {
  const value = Number(given)
  if (/^\d+$/.test(given) && value <= 65_535) return value
  throw new InvalidArgumentError('Expected a port, 0 to 65535.')
}
