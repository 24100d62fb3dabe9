import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const compiler = fileURLToPath(import.meta.resolve('relay-compiler/cli.js'))
const sample = fileURLToPath(new URL('../../../examples/relay/', import.meta.url))

/** What the compiler made of a project. */
interface Compiled {
  readonly exitCode: number
  /** What it said, errors included. */
  readonly output: string
  /** Names of the files that it wrote. */
  readonly artifacts: readonly string[]
  /** Texts of operations by their name. */
  readonly operations: ReadonlyMap<string, string>
  /** The same by the ids under which a client sends for them. */
  readonly documents: ReadonlyMap<string, string>
}

/** A copy of `examples/relay`, which may be changed and compiled. */
export class RelayProject implements AsyncDisposable {
  readonly #folder: string

  private constructor(folder: string) {
    this.#folder = folder
  }

  static async copy(sdl: string): Promise<RelayProject> {
    const folder = await mkdtemp(join(tmpdir(), 'g1-relay-'))
    await cp(sample, folder, { recursive: true })
    await writeFile(join(folder, 'schema.graphql'), sdl)
    return new RelayProject(folder)
  }

  /** Replaces a part of a source file that has to be there. */
  async replace(file: string, part: string, by: string): Promise<void> {
    const path = join(this.#folder, 'src', file)
    const text = await readFile(path, 'utf8')
    if (!text.includes(part)) throw new Error(`Found no "${part}" in ${file}.`)
    await writeFile(path, text.replace(part, by))
  }

  async compile(): Promise<Compiled> {
    const { exitCode, output } = await this.#run()
    const artifacts = await readdir(join(this.#folder, 'src', '__generated__')).catch(() => [])
    const list = await readFile(join(this.#folder, 'documents.json'), 'utf8')
    const documents = new Map(Object.entries(JSON.parse(list) as Readonly<Record<string, string>>))
    const operations = new Map([...documents.values()].map((text) => [/^\w+ (\w+)/.exec(text)?.[1] ?? '', text]))
    return { exitCode, output, artifacts, operations, documents }
  }

  #run(): Promise<Pick<Compiled, 'exitCode' | 'output'>> {
    return new Promise((resolve, reject) => {
      const done = (error: Error | null, stdout: string, stderr: string): void => {
        const { code = 0 } = (error ?? {}) as { readonly code?: number | string }
        if (typeof code === 'number') resolve({ exitCode: code, output: stdout + stderr })
        else reject(error ?? new Error(code))
      }
      execFile(process.execPath, [compiler], { cwd: this.#folder, timeout: 15_000, encoding: 'utf8' }, done)
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true })
  }
}
