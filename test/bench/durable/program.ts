import pLimit from 'p-limit'

/** What a program is started with. */
export interface Setup {
  /** An empty database of its own. */
  readonly databaseUrl: string
  /** An empty folder of its own. */
  readonly dataDir: string
  readonly steps: number
  /** What each step returns, in characters. */
  readonly bytes: number
  /** A setting in which one program is measured twice. */
  readonly mode: string | null
}

/** A durable execution engine under load. The same interface for G1 and for those it is measured beside. */
export interface Program {
  /** The process of a server that it brought along; null: it needs Postgres alone. */
  readonly serverPid: number | null
  /** Starts a run and resolves when its end is stored. */
  run(id: string): Promise<void>
  /** How many steps of each run its store holds. */
  storedSteps(ids: readonly string[]): Promise<readonly number[]>
  close(): Promise<void>
}

/** What the benchmark asks of a program's process. */
export interface Load {
  readonly ids: readonly string[]
  readonly atOnce: number
}

export interface Ready {
  readonly serverPid: number | null
}

export interface Done {
  readonly seconds: number
  /** Of this process alone. */
  readonly cpuSeconds: number
}

/** How many steps each run has according to the store; asked for after the time was taken. */
export interface Counted {
  readonly storedSteps: readonly number[]
}

/** Lets this process be driven by the benchmark that forked it. */
export async function serveProgram(open: (setup: Setup) => Promise<Program>): Promise<void> {
  const program = await open(JSON.parse(process.argv[2] ?? '{}') as Setup)
  const answer = (message: Ready | Done | Counted): void => void process.send?.(message)
  process.on('message', (load: Load) => {
    void perform(program, load)
      .then(async (taken) => {
        answer(taken)
        answer({ storedSteps: await program.storedSteps(load.ids) })
      })
      .catch(fail)
  })
  process.once('disconnect', () => {
    program
      .close()
      .then(() => process.exit(0))
      .catch(fail)
  })
  answer({ serverPid: program.serverPid })
}

async function perform(program: Program, { ids, atOnce }: Load): Promise<Done> {
  const turnstile = pLimit(atOnce)
  const [cpu, began] = [process.cpuUsage(), performance.now()]
  await Promise.all(ids.map((id) => turnstile(() => program.run(id))))
  const seconds = (performance.now() - began) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  return { seconds, cpuSeconds: (user + system) / 1e6 }
}

function fail(error: unknown): void {
  console.error(error)
  process.exit(1)
}
