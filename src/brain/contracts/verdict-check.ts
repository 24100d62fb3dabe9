import type { Finding } from '../../core/knowledge/finding.ts'

/** A verdict and its findings fit together: what is fine has none, what is not says why. */
export function checkVerdict(verdict: string, findings: readonly Finding[]): string[] {
  if (verdict === 'ok' && findings.length > 0) {
    return [
      `verdict: found ok with ${findings.length} findings, expected none; drop what does not matter, or send it back`,
    ]
  }
  if (verdict !== 'ok' && findings.length === 0) {
    return [`findings: found none with the verdict ${verdict}, expected at least one; say what is wrong`]
  }
  return []
}
