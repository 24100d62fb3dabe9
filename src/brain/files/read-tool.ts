import { z } from 'zod'
import type { BrainTool } from '../brain.ts'
import type { BrainFile, Read } from './brain-file.ts'
import { describeIssue } from './describe-issue.ts'
import { parseLocated } from './located.ts'

const schema = z.strictObject({
  title: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }),
  on_loss: z.enum(['retry', 'ask']),
  timeout_ms: z.int().min(1).max(600_000).default(60_000),
})

const fileName = /^tools\/([a-z][a-z0-9_.]{0,59})\.json$/

/** Reads a tool from its file, or finds everything that is wrong with it, each with its line. */
export function readTool({ path, text }: BrainFile): Read<BrainTool> {
  const name = fileName.exec(path)?.[1]
  if (name === undefined) {
    const message = 'found a tool of this name, expected tools/<name>.json in small letters with dots; rename it'
    return { value: null, findings: [{ file: path, line: null, message }] }
  }
  const located = parseLocated(text, 1)
  if (located.problems.length > 0) {
    return { value: null, findings: located.problems.map((problem) => ({ file: path, ...problem })) }
  }
  const read = schema.safeParse(located.value)
  if (!read.success) {
    const findings = read.error.issues.map((issue) => ({
      file: path,
      line: located.lineOf(issue.path, issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined),
      message: describeIssue(issue, located.value),
    }))
    return { value: null, findings }
  }
  const { title, url, on_loss: onLoss, timeout_ms: timeoutMs } = read.data
  return { value: { name, title, url, onLoss, timeoutMs }, findings: [] }
}
