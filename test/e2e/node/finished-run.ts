import { graphqlRequest } from '../../support/graphql-request.ts'

/** Everything that a program would look at once a run has ended. */
export interface FinishedRun {
  readonly status: string
  readonly lastSeq: number
  readonly requirements: {
    readonly text: string
    readonly sha256: string
    readonly clauses: readonly {
      readonly id: string
      readonly text: string
      readonly span: { readonly start: number; readonly end: number }
      readonly kind: string
      readonly status: string
      readonly tests: readonly string[]
    }[]
  }
  readonly plan: PlanSeen
  readonly planning: { readonly plan: PlanSeen }
  readonly steps: readonly {
    readonly id: string
    readonly name: string
    readonly attempt: number
    readonly phase: 'PLANNING' | 'EXECUTING'
    readonly by: string
    readonly state: string
    readonly rounds: number
    readonly persona: { readonly name: string } | null
    readonly contextPacks: readonly { readonly round: number; readonly requirementsSha256: string | null }[]
  }[]
  readonly handoffs: {
    readonly nodes: readonly {
      readonly seq: number
      readonly from: { readonly name: string }
      readonly to: { readonly name: string }
      readonly fromStep: string
      readonly toStep: string
      readonly entries: readonly { readonly name: string; readonly kind: string }[]
    }[]
    readonly pageInfo: { readonly hasNextPage: boolean }
  }
  readonly entries: { readonly nodes: readonly { readonly name: string; readonly sha256: string }[] }
  readonly deliverable: {
    readonly zipUrl: string
    readonly files: readonly {
      readonly path: string
      readonly size: number
      readonly sha256: string
      readonly content: string | null
    }[]
    readonly traceability: readonly {
      readonly clause: string
      readonly verdict: string
      readonly design: readonly string[]
      readonly files: readonly string[]
      readonly tests: readonly string[]
    }[]
    readonly testReport: {
      readonly passed: number
      readonly failed: number
      readonly skipped: number
      readonly testsSha256: string
      readonly tests: readonly { readonly name: string; readonly status: string; readonly clauses: readonly string[] }[]
    }
  }
  readonly usage: {
    readonly calls: number
    readonly inputTokens: number
    readonly outputTokens: number
    readonly costUsd: number
  }
  readonly outcome: { readonly served: boolean; readonly covered: number; readonly toCover: number }
}

export interface PlanSeen {
  readonly phase: string
  readonly rules: {
    readonly handoffs: readonly {
      readonly from: { readonly name: string }
      readonly to: { readonly name: string }
      readonly kinds: readonly string[]
    }[]
  }
}

const plan = 'plan { phase rules { handoffs { from { name } to { name } kinds } } }'
const query = `query ($id: ID!, $planning: Int!) { run(id: $id) {
  status lastSeq
  requirements { text sha256 clauses { id text span { start end } kind status tests } }
  ${plan}
  planning: at(seq: $planning) { ${plan} }
  steps { id name attempt phase by state rounds persona { name } contextPacks { round requirementsSha256 } }
  handoffs(first: 100) {
    nodes { seq from { name } to { name } fromStep toStep entries { name kind } } pageInfo { hasNextPage } }
  entries(first: 100) { nodes { name sha256 } }
  deliverable { zipUrl
    files { path size sha256 content } traceability { clause verdict design files tests }
    testReport { passed failed skipped testsSha256 tests { name status clauses } } }
  usage { calls inputTokens outputTokens costUsd }
  outcome { served covered toCover }
} }`

/** Reads a finished run; `planning` is a seq at which the work was still being designed. */
export async function readFinishedRun(url: string, id: string, planning: number): Promise<FinishedRun> {
  return (await graphqlRequest<{ run: FinishedRun }>(url, query, { id, planning })).run
}
