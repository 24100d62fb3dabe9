import { readFileSync } from 'node:fs'
import type { AppFile } from '../files/application-file.ts'

const NAMES = ['runner.ts', 'parts.ts', 'reporter.mjs']

/** The program that runs tests inside the sandbox, as files of a job. */
export function runnerFiles(): readonly AppFile[] {
  return NAMES.map((name) => ({
    path: `runner/${name}`,
    content: readFileSync(new URL(`runner/${name}`, import.meta.url), 'utf8'),
  }))
}
