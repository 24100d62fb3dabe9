/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A person's answer to an approval. */
export type AnswerApprovalInput = {
  /** The id of the approval (`approval_…`), or with `runId` its short name (`P1`). */
  readonly approvalId: string;
  /** Who answers. At most 200 characters; left out: the name of the API key, if there is one. */
  readonly by?: string | null | undefined;
  /** Reaches whoever does the work next. At most 10,000 characters. */
  readonly comment?: string | null | undefined;
  /** One of the approval's options, or any text where it has none. 1 to 1,000 characters. */
  readonly decision: string;
  /** 1 to 200 characters. The same key with the same input does nothing a second time. */
  readonly idempotencyKey?: string | null | undefined;
  /** An object: the variables that the approval asks for. */
  readonly outputs?: unknown;
  /** Needed only for a short name. */
  readonly runId?: string | null | undefined;
};

/** A person's answer to a question. */
export type AnswerQuestionInput = {
  /** 1 to 10,000 characters. */
  readonly answer: string;
  /** Who answers. At most 200 characters; left out: the name of the API key, if there is one. */
  readonly by?: string | null | undefined;
  /** 1 to 200 characters. The same key with the same input does nothing a second time. */
  readonly idempotencyKey?: string | null | undefined;
  /** The id of the question (`question_…`), or with `runId` its short name (`Q1`). */
  readonly questionId: string;
  /** Needed only for a short name. */
  readonly runId?: string | null | undefined;
};

/** What the holder of an API key may do, each more than the one before. */
export type ApiKeyRole =
  /** Also API keys. */
  | 'ADMIN'
  /** Also mutations on runs. */
  | 'OPERATOR'
  /** Queries and subscriptions, pages, downloads and figures. */
  | 'VIEWER';

/** What an approval is about. */
export type ApprovalAbout =
  /**
   * The node that did the step's work is gone, and nobody knows whether it was done: look where it would show, then answer
   * `again` (it is carried out once more) or `failed`. If the result arrives after all, the approval answers itself with
   * `arrived`.
   */
  | 'ACTIVITY_LOST'
  /**
   * Two personas have sent the work back to each other three times without any clause changing whether it is covered.
   * `again` lets them go on, with the comment among what is to be mended; `cancel` ends the run.
   */
  | 'EXCHANGE_STUCK'
  /** A human step of the plan: its work is done by answering. */
  | 'HUMAN_STEP'
  /** The plan's rules ask for a look before the work goes on. */
  | 'PLAN_RULE'
  /**
   * The provider could not answer, which is no fault of the step: its attempt waits as it is. `retry` tries again, as
   * further tries of the same attempt; `cancel` ends the run. Where the day's money is spent, the next day tries by itself.
   */
  | 'PROVIDER_FAILED'
  /** A step used up its attempts: retry it, or cancel the run. */
  | 'STEP_FAILED';

/** What a clause states. */
export type ClauseKind =
  /** No requirement at all: a heading, a greeting. */
  | 'CONTEXT'
  /** Something that people can do. Has to be covered. */
  | 'FUNCTION'
  /** A wish that cannot be checked over HTTP: fast, pretty. */
  | 'QUALITY'
  /** Something that must always hold. Has to be covered. */
  | 'RULE';

/**
 * How a clause stands. Covered has one meaning: each demand read out of the clause has a locked acceptance test that passes,
 * and that fails against an application which only answers `/health`; and nothing of the clause is left unserved.
 */
export type ClauseStatus =
  /** Covered, by the one meaning. */
  | 'COVERED'
  /** The run ended and it is not covered; `why` says what is missing. */
  | 'NOT_COVERED'
  /** No test has to show it: a quality or context. */
  | 'NOT_NEEDED'
  /** Not covered yet; the run has not ended. */
  | 'OPEN';

/** What an entry is about. A brain of another trade publishes DOCUMENT. */
export type EntryKind =
  | 'ACCEPTANCE_TESTS'
  /** Whether an amendment holds against the original clauses. */
  | 'AMENDMENT_CHECK'
  | 'APPLICATION'
  | 'CHANGE_SET'
  | 'CLAUSE_REVIEW'
  | 'DELIVERY'
  | 'DESIGN'
  | 'DESIGN_PART'
  | 'DOCUMENT'
  /** The edit of a file for one item of the list. */
  | 'FILE_EDIT'
  | 'QA_REPORT'
  | 'RENDERED_APPLICATION'
  | 'RULES_DRAFT'
  | 'SPECIFICATION'
  | 'TEAM_DRAFT'
  /** How a disputed acceptance test shall be amended, or why it shall not. */
  | 'TEST_AMENDMENT'
  | 'TEST_REPORT'
  | 'VERDICT'
  | 'WORKFLOW_DRAFT'
  /** The application while it is worked on: its files, how each item fared, and its tests. */
  | 'WORKING_COPY'
  /** What the Developer is going to change in the application, item by item, and the tests that it disputes. */
  | 'WORK_LIST';

/** Where to begin another run. */
export type ForkRunInput = {
  /** The last event of the run that the fork begins with: 1 to `lastSeq`, before the run had ended. */
  readonly atSeq: number;
  /** 1 to 200 characters. The same key with the same input gives the run of the first call. */
  readonly idempotencyKey?: string | null | undefined;
  readonly runId: string;
  /** At most 200 characters; left out: that of the run, and where it was forked. */
  readonly title?: string | null | undefined;
};

/** Which models answer for whom. */
export type ModelChoiceInput = {
  /** The id of a persona, a tier (`light`, `standard`, `strong`), or `*` for everybody; the most particular one counts. */
  readonly for: string;
  /** Models as `provider/model`, in the order in which they are tried: 1 to 10. */
  readonly use: ReadonlyArray<string>;
};

export type ModelState =
  /** It is asked. */
  | 'HEALTHY'
  /** It failed too often and is left alone for a while; others are asked in its place. */
  | 'RESTED';

export type NodeRole =
  /** Serves this API. */
  | 'API'
  /** Hosts actors. */
  | 'WORKER';

export type NodeState =
  | 'ACTIVE'
  /** It hands its runs over and takes none any more; what it has begun comes to its end. */
  | 'DRAINING';

/** Who does a step. */
export type Performer =
  | 'HUMAN'
  | 'NET'
  | 'PERSONA'
  /** Nobody: it only chooses the way. */
  | 'ROUTE'
  | 'TOOL';

export type PlanPhase =
  /** The work is carried out. */
  | 'EXECUTING'
  /** The designers draft the work. */
  | 'PLANNING';

/** How a step of the plan stands now. */
export type PlanStepState =
  /** Its last attempt completed. */
  | 'COMPLETED'
  /** It may start and waits for whoever does it. */
  | 'ENABLED'
  /** Its last attempt came to nothing. */
  | 'FAILED'
  /** No token has reached it. */
  | 'IDLE'
  /** An attempt is under way. */
  | 'RUNNING';

export type PreviewInput = {
  readonly runId: string;
};

/** What a run may spend from now on. */
export type RaiseBudgetInput = {
  /** The new limit, in US dollars: more than the present one, and more than is spent. */
  readonly budgetUsd: number;
  /** 1 to 200 characters. The same key with the same input does nothing a second time. */
  readonly idempotencyKey?: string | null | undefined;
  /** Kept with the event. At most 1,000 characters. */
  readonly reason?: string | null | undefined;
  readonly runId: string;
};

/** Which step is to get one more attempt. */
export type RetryStepInput = {
  /** 1 to 200 characters. The same key with the same input does nothing a second time. */
  readonly idempotencyKey?: string | null | undefined;
  /** Kept with the event. At most 1,000 characters. */
  readonly reason?: string | null | undefined;
  readonly runId: string;
  /** The step by its name in the plan (`write_tests`), or the id of one of its attempts (`step_…`). */
  readonly stepId: string;
};

/** A request to a run. */
export type RunCommandInput = {
  /**
   * For `resumeRun` of a PARKED run: true drops the message that parked it (`Run.parked`); the activity or timer that it
   * belongs to is tried again. Otherwise the message is handled once more.
   */
  readonly dropMessage?: boolean | null | undefined;
  /** 1 to 200 characters. The same key with the same input does nothing a second time. */
  readonly idempotencyKey?: string | null | undefined;
  /** Kept with the event. At most 1,000 characters. */
  readonly reason?: string | null | undefined;
  readonly runId: string;
};

/** Where a run stands. */
export type RunStatus =
  /** Ended by a person. */
  | 'CANCELLED'
  /** The plan came to its end and the result was delivered. */
  | 'COMPLETED'
  /** It ended without a result; `error` says why. */
  | 'FAILED'
  /** A message made its logic fail, or its log cannot be read. `parked` says how; it rests until `resumeRun` or `cancelRun`. */
  | 'PARKED'
  /** Held by a person; `resumeRun` lets it go on. */
  | 'PAUSED'
  /** The team designs the work: workflow, team and rules. */
  | 'PLANNING'
  /** Stored; nobody has begun to work on it. */
  | 'QUEUED'
  /** The plan is carried out. */
  | 'RUNNING'
  /** Nothing goes on until a person answers an approval or a question, or raises the budget. */
  | 'WAITING';

/** How to order a run: requirements, or a workflow with data, or all of them. */
export type StartRunInput = {
  /** The most that the run may spend, in US dollars, 0 or more; left out: no limit. */
  readonly budgetUsd?: number | null | undefined;
  /** Whether an earlier answer to an identical request may be given, for up to 24 hours. */
  readonly cache?: boolean | null | undefined;
  /** An object: first values of the workflow's variables. */
  readonly data?: unknown;
  /** 1 to 200 characters. The same key with the same input gives the run of the first call. */
  readonly idempotencyKey?: string | null | undefined;
  /** Models for this run alone; left out: as the personas' files and the nodes say. */
  readonly models?: ReadonlyArray<ModelChoiceInput> | null | undefined;
  /** Who answers for the personas; left out: the node's default. `offline` needs no key. */
  readonly provider?: string | null | undefined;
  /** Whether the team may ask questions about the requirements and wait for the answers. */
  readonly questionsAllowed?: boolean | null | undefined;
  /** What to build, in plain words: 1 byte to 64 KB of UTF-8, not only white space. Stored verbatim. */
  readonly requirements?: string | null | undefined;
  /** At most 200 characters; left out: the beginning of the requirements. */
  readonly title?: string | null | undefined;
  /**
   * The workflow to follow: the name of one of `Query.workflows`, or a whole workflow (`wf.v1`) as an object. It is checked
   * before anything is stored. Left out: the team designs the work itself.
   */
  readonly workflow?: unknown;
};

/** How an attempt of a step stands. */
export type StepState =
  /** Done; its outputs are set and the work moved on. */
  | 'COMPLETED'
  /** It came to nothing; `reason` says why. The step may start again while it has attempts. */
  | 'FAILED'
  /** Under way. */
  | 'STARTED';

export type AdmittedQueryVariables = Exact<{ [key: string]: never; }>;


export type AdmittedQuery = { readonly caller: { readonly role: ApiKeyRole } };

export type KnowledgeQueryVariables = Exact<{ [key: string]: never; }>;


export type KnowledgeQuery = { readonly knowledge: ReadonlyArray<{ readonly path: string, readonly sha256: string, readonly tokens: number, readonly content: string }> };

export type ClusterQueryVariables = Exact<{ [key: string]: never; }>;


export type ClusterQuery = { readonly clusterNodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly version: string, readonly startedAt: string, readonly leaseUntil: string, readonly roles: ReadonlyArray<NodeRole>, readonly state: NodeState, readonly runsOwned: number, readonly load: { readonly activeRuns: number, readonly activities: number, readonly activeRunsLimit: number, readonly takenOver: number } }>, readonly lostNodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly version: string, readonly startedAt: string, readonly lostAt: string }>, readonly openRuns: ReadonlyArray<{ readonly status: RunStatus, readonly count: number }>, readonly providers: ReadonlyArray<{ readonly name: string, readonly isDefault: boolean, readonly absent: string | null, readonly asksModels: boolean, readonly models: ReadonlyArray<{ readonly model: string, readonly state: ModelState, readonly retryAt: string | null }> }> };

export type ParkedRunsQueryVariables = Exact<{ [key: string]: never; }>;


export type ParkedRunsQuery = { readonly runs: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly progress: { readonly waitsFor: string | null, readonly updatedAt: string }, readonly parked: { readonly error: string, readonly at: string, readonly message: { readonly kind: string | null, readonly type: string | null } | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean } } };

export type CursorAtQueryVariables = Exact<{
  id: string;
  seq: number;
}>;


export type CursorAtQuery = { readonly run: { readonly id: string, readonly at: { readonly cursor: string } } | null };

export type EntryFilesQueryVariables = Exact<{
  id: string;
}>;


export type EntryFilesQuery = { readonly node:
    | { readonly id: string, readonly files: ReadonlyArray<{ readonly path: string, readonly content: string | null }> }
    | Record<PropertyKey, never>
   | null };

export type StartPreviewMutationVariables = Exact<{
  input: PreviewInput;
}>;


export type StartPreviewMutation = { readonly startPreview: { readonly preview: { readonly url: string, readonly startedAt: string, readonly idleSeconds: number } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: string, readonly message: string }
      | { readonly code: string, readonly message: string }
      | { readonly code: string, readonly message: string }
      | { readonly code: string, readonly message: string }
      | { readonly code: string, readonly message: string }
      | { readonly code: string, readonly message: string }
    > } };

export type StopPreviewMutationVariables = Exact<{
  input: PreviewInput;
}>;


export type StopPreviewMutation = { readonly stopPreview: { readonly userErrors: ReadonlyArray<
      | { readonly code: string, readonly message: string }
      | { readonly code: string, readonly message: string }
      | { readonly code: string, readonly message: string }
      | { readonly code: string, readonly message: string }
      | { readonly code: string, readonly message: string }
      | { readonly code: string, readonly message: string }
    > } };

export type ChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type ChoicesQuery = { readonly providers: ReadonlyArray<{ readonly name: string, readonly isDefault: boolean, readonly absent: string | null, readonly asksModels: boolean, readonly models: ReadonlyArray<{ readonly model: string, readonly state: ModelState }> }>, readonly workflows: ReadonlyArray<{ readonly name: string, readonly title: string, readonly source: unknown, readonly findings: ReadonlyArray<string> }>, readonly personas: ReadonlyArray<{ readonly name: string, readonly title: string }> };

export type StartMutationVariables = Exact<{
  input: StartRunInput;
}>;


export type StartMutation = { readonly startRun: { readonly run: { readonly id: string } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    > } };

export type FindRunsQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type FindRunsQuery = { readonly runs: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly status: RunStatus }> } };

export type FindNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type FindNamesQuery = { readonly personas: ReadonlyArray<{ readonly name: string, readonly title: string }>, readonly workflows: ReadonlyArray<{ readonly name: string, readonly title: string }> };

export type PersonasQueryVariables = Exact<{ [key: string]: never; }>;


export type PersonasQuery = { readonly personas: ReadonlyArray<{ readonly id: string, readonly name: string, readonly title: string, readonly phase: string, readonly contract: string | null, readonly tier: string | null }> };

export type PersonaQueryVariables = Exact<{
  id: string;
}>;


export type PersonaQuery = { readonly node:
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly name: string, readonly title: string, readonly phase: string, readonly contract: string | null, readonly tier: string | null, readonly sha256: string | null, readonly prompt: string | null, readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
   | null, readonly workflows: ReadonlyArray<{ readonly id: string, readonly name: string, readonly title: string, readonly source: unknown }> };

export type PlanAtQueryVariables = Exact<{
  id: string;
  seq: number;
}>;


export type PlanAtQuery = { readonly run: { readonly id: string, readonly at: { readonly plan: { readonly workflow: unknown, readonly phase: PlanPhase, readonly steps: ReadonlyArray<{ readonly name: string, readonly net: string, readonly by: Performer, readonly who: string | null, readonly goal: string | null, readonly clauses: ReadonlyArray<string>, readonly state: PlanStepState, readonly started: number, readonly attempts: number }>, readonly rules: { readonly reworkRounds: number, readonly approvals: ReadonlyArray<string>, readonly handoffs: ReadonlyArray<{ readonly kinds: ReadonlyArray<EntryKind>, readonly from: { readonly name: string }, readonly to: { readonly name: string } }> } } | null, readonly team: ReadonlyArray<{ readonly tier: string, readonly steps: ReadonlyArray<string>, readonly contract: string, readonly persona: { readonly id: string, readonly name: string, readonly title: string, readonly phase: string } }> } } | null };

export type RunSnapshotFragment = { readonly id: string, readonly title: string, readonly status: RunStatus, readonly cursor: string, readonly lastSeq: number, readonly provider: string | null, readonly cache: boolean | null, readonly createdAt: string, readonly completedAt: string | null, readonly models: ReadonlyArray<{ readonly for: string, readonly use: ReadonlyArray<string> }>, readonly origin: { readonly seq: number, readonly run: { readonly id: string, readonly title: string } } | null, readonly owner: { readonly id: string, readonly name: string } | null, readonly progress: { readonly covered: number, readonly toCover: number, readonly costUsd: number, readonly waitsFor: string | null }, readonly budget: { readonly limitUsd: number, readonly spentUsd: number, readonly reservedUsd: number, readonly possiblySpentUsd: number, readonly exceeded: boolean } | null, readonly outcome: { readonly served: boolean, readonly covered: number, readonly toCover: number, readonly notCovered: ReadonlyArray<string> } | null, readonly error: { readonly code: string, readonly message: string } | null, readonly parked: { readonly error: string, readonly at: string, readonly message: { readonly id: string, readonly kind: string | null, readonly type: string | null } | null } | null, readonly requirements: { readonly text: string, readonly sha256: string, readonly clauses: ReadonlyArray<{ readonly id: string, readonly text: string, readonly kind: ClauseKind, readonly status: ClauseStatus, readonly steps: ReadonlyArray<string>, readonly tests: ReadonlyArray<string>, readonly why: ReadonlyArray<string>, readonly span: { readonly start: number, readonly end: number } }> } | null, readonly plan: { readonly workflow: unknown, readonly phase: PlanPhase, readonly builtIn: boolean, readonly reason: string | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly net: string, readonly by: Performer, readonly who: string | null, readonly goal: string | null, readonly clauses: ReadonlyArray<string>, readonly state: PlanStepState, readonly started: number, readonly attempts: number }>, readonly edges: ReadonlyArray<{ readonly from: string, readonly to: string, readonly when: string | null, readonly exhausted: boolean }>, readonly rules: { readonly reworkRounds: number, readonly approvals: ReadonlyArray<string>, readonly handoffs: ReadonlyArray<{ readonly kinds: ReadonlyArray<EntryKind>, readonly from: { readonly name: string }, readonly to: { readonly name: string } }> }, readonly rejections: ReadonlyArray<ReadonlyArray<{ readonly code: string, readonly message: string, readonly clauses: ReadonlyArray<string> }>> } | null, readonly team: ReadonlyArray<{ readonly tier: string, readonly steps: ReadonlyArray<string>, readonly contract: string, readonly persona: { readonly id: string, readonly name: string, readonly title: string, readonly phase: string } }>, readonly steps: ReadonlyArray<{ readonly id: string, readonly name: string, readonly attempt: number, readonly phase: PlanPhase, readonly state: StepState, readonly by: Performer, readonly goal: string | null, readonly clauses: ReadonlyArray<string>, readonly startedAt: string, readonly endedAt: string | null, readonly reason: string | null, readonly rounds: number, readonly persona: { readonly id: string, readonly name: string, readonly title: string } | null, readonly findings: ReadonlyArray<{ readonly code: string, readonly message: string, readonly clauses: ReadonlyArray<string> }>, readonly usage: { readonly calls: number, readonly cachedAnswers: number, readonly inputTokens: number, readonly cachedInputTokens: number, readonly outputTokens: number, readonly costUsd: number } }>, readonly approvals: ReadonlyArray<{ readonly id: string, readonly name: string, readonly about: ApprovalAbout, readonly step: string, readonly attempt: number, readonly role: string | null, readonly goal: string, readonly reason: string | null, readonly options: ReadonlyArray<string>, readonly requestedAt: string, readonly outputs: ReadonlyArray<{ readonly name: string, readonly type: string }>, readonly answer: { readonly decision: string, readonly comment: string | null, readonly outputs: unknown, readonly by: string | null, readonly at: string } | null }>, readonly questions: ReadonlyArray<{ readonly id: string, readonly name: string, readonly text: string, readonly clauses: ReadonlyArray<string>, readonly default: string, readonly answer: string | null }>, readonly workItems: ReadonlyArray<{ readonly id: string, readonly data: unknown, readonly approval: { readonly id: string } }>, readonly usage: { readonly calls: number, readonly cachedAnswers: number, readonly inputTokens: number, readonly cachedInputTokens: number, readonly outputTokens: number, readonly costUsd: number, readonly possiblyPaidTwice: number, readonly duplicateCalls: number, readonly duplicateCostUsd: number, readonly byPersona: ReadonlyArray<{ readonly persona: { readonly id: string, readonly name: string, readonly title: string }, readonly usage: { readonly calls: number, readonly cachedAnswers: number, readonly inputTokens: number, readonly cachedInputTokens: number, readonly outputTokens: number, readonly costUsd: number } }> }, readonly deliverable: { readonly zipUrl: string, readonly testReport: { readonly passed: number, readonly failed: number, readonly skipped: number } | null } | null };

export type ModelUsageFiguresFragment = { readonly calls: number, readonly cachedAnswers: number, readonly inputTokens: number, readonly cachedInputTokens: number, readonly outputTokens: number, readonly costUsd: number };

export type RunNowQueryVariables = Exact<{
  id: string;
}>;


export type RunNowQuery = { readonly run: { readonly id: string, readonly title: string, readonly status: RunStatus, readonly cursor: string, readonly lastSeq: number, readonly provider: string | null, readonly cache: boolean | null, readonly createdAt: string, readonly completedAt: string | null, readonly models: ReadonlyArray<{ readonly for: string, readonly use: ReadonlyArray<string> }>, readonly origin: { readonly seq: number, readonly run: { readonly id: string, readonly title: string } } | null, readonly owner: { readonly id: string, readonly name: string } | null, readonly progress: { readonly covered: number, readonly toCover: number, readonly costUsd: number, readonly waitsFor: string | null }, readonly budget: { readonly limitUsd: number, readonly spentUsd: number, readonly reservedUsd: number, readonly possiblySpentUsd: number, readonly exceeded: boolean } | null, readonly outcome: { readonly served: boolean, readonly covered: number, readonly toCover: number, readonly notCovered: ReadonlyArray<string> } | null, readonly error: { readonly code: string, readonly message: string } | null, readonly parked: { readonly error: string, readonly at: string, readonly message: { readonly id: string, readonly kind: string | null, readonly type: string | null } | null } | null, readonly requirements: { readonly text: string, readonly sha256: string, readonly clauses: ReadonlyArray<{ readonly id: string, readonly text: string, readonly kind: ClauseKind, readonly status: ClauseStatus, readonly steps: ReadonlyArray<string>, readonly tests: ReadonlyArray<string>, readonly why: ReadonlyArray<string>, readonly span: { readonly start: number, readonly end: number } }> } | null, readonly plan: { readonly workflow: unknown, readonly phase: PlanPhase, readonly builtIn: boolean, readonly reason: string | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly net: string, readonly by: Performer, readonly who: string | null, readonly goal: string | null, readonly clauses: ReadonlyArray<string>, readonly state: PlanStepState, readonly started: number, readonly attempts: number }>, readonly edges: ReadonlyArray<{ readonly from: string, readonly to: string, readonly when: string | null, readonly exhausted: boolean }>, readonly rules: { readonly reworkRounds: number, readonly approvals: ReadonlyArray<string>, readonly handoffs: ReadonlyArray<{ readonly kinds: ReadonlyArray<EntryKind>, readonly from: { readonly name: string }, readonly to: { readonly name: string } }> }, readonly rejections: ReadonlyArray<ReadonlyArray<{ readonly code: string, readonly message: string, readonly clauses: ReadonlyArray<string> }>> } | null, readonly team: ReadonlyArray<{ readonly tier: string, readonly steps: ReadonlyArray<string>, readonly contract: string, readonly persona: { readonly id: string, readonly name: string, readonly title: string, readonly phase: string } }>, readonly steps: ReadonlyArray<{ readonly id: string, readonly name: string, readonly attempt: number, readonly phase: PlanPhase, readonly state: StepState, readonly by: Performer, readonly goal: string | null, readonly clauses: ReadonlyArray<string>, readonly startedAt: string, readonly endedAt: string | null, readonly reason: string | null, readonly rounds: number, readonly persona: { readonly id: string, readonly name: string, readonly title: string } | null, readonly findings: ReadonlyArray<{ readonly code: string, readonly message: string, readonly clauses: ReadonlyArray<string> }>, readonly usage: { readonly calls: number, readonly cachedAnswers: number, readonly inputTokens: number, readonly cachedInputTokens: number, readonly outputTokens: number, readonly costUsd: number } }>, readonly approvals: ReadonlyArray<{ readonly id: string, readonly name: string, readonly about: ApprovalAbout, readonly step: string, readonly attempt: number, readonly role: string | null, readonly goal: string, readonly reason: string | null, readonly options: ReadonlyArray<string>, readonly requestedAt: string, readonly outputs: ReadonlyArray<{ readonly name: string, readonly type: string }>, readonly answer: { readonly decision: string, readonly comment: string | null, readonly outputs: unknown, readonly by: string | null, readonly at: string } | null }>, readonly questions: ReadonlyArray<{ readonly id: string, readonly name: string, readonly text: string, readonly clauses: ReadonlyArray<string>, readonly default: string, readonly answer: string | null }>, readonly workItems: ReadonlyArray<{ readonly id: string, readonly data: unknown, readonly approval: { readonly id: string } }>, readonly usage: { readonly calls: number, readonly cachedAnswers: number, readonly inputTokens: number, readonly cachedInputTokens: number, readonly outputTokens: number, readonly costUsd: number, readonly possiblyPaidTwice: number, readonly duplicateCalls: number, readonly duplicateCostUsd: number, readonly byPersona: ReadonlyArray<{ readonly persona: { readonly id: string, readonly name: string, readonly title: string }, readonly usage: { readonly calls: number, readonly cachedAnswers: number, readonly inputTokens: number, readonly cachedInputTokens: number, readonly outputTokens: number, readonly costUsd: number } }> }, readonly deliverable: { readonly zipUrl: string, readonly testReport: { readonly passed: number, readonly failed: number, readonly skipped: number } | null } | null } | null };

export type RunAtQueryVariables = Exact<{
  id: string;
  seq: number;
}>;


export type RunAtQuery = { readonly run: { readonly lastSeq: number, readonly at: { readonly id: string, readonly title: string, readonly status: RunStatus, readonly cursor: string, readonly lastSeq: number, readonly provider: string | null, readonly cache: boolean | null, readonly createdAt: string, readonly completedAt: string | null, readonly models: ReadonlyArray<{ readonly for: string, readonly use: ReadonlyArray<string> }>, readonly origin: { readonly seq: number, readonly run: { readonly id: string, readonly title: string } } | null, readonly owner: { readonly id: string, readonly name: string } | null, readonly progress: { readonly covered: number, readonly toCover: number, readonly costUsd: number, readonly waitsFor: string | null }, readonly budget: { readonly limitUsd: number, readonly spentUsd: number, readonly reservedUsd: number, readonly possiblySpentUsd: number, readonly exceeded: boolean } | null, readonly outcome: { readonly served: boolean, readonly covered: number, readonly toCover: number, readonly notCovered: ReadonlyArray<string> } | null, readonly error: { readonly code: string, readonly message: string } | null, readonly parked: { readonly error: string, readonly at: string, readonly message: { readonly id: string, readonly kind: string | null, readonly type: string | null } | null } | null, readonly requirements: { readonly text: string, readonly sha256: string, readonly clauses: ReadonlyArray<{ readonly id: string, readonly text: string, readonly kind: ClauseKind, readonly status: ClauseStatus, readonly steps: ReadonlyArray<string>, readonly tests: ReadonlyArray<string>, readonly why: ReadonlyArray<string>, readonly span: { readonly start: number, readonly end: number } }> } | null, readonly plan: { readonly workflow: unknown, readonly phase: PlanPhase, readonly builtIn: boolean, readonly reason: string | null, readonly steps: ReadonlyArray<{ readonly name: string, readonly net: string, readonly by: Performer, readonly who: string | null, readonly goal: string | null, readonly clauses: ReadonlyArray<string>, readonly state: PlanStepState, readonly started: number, readonly attempts: number }>, readonly edges: ReadonlyArray<{ readonly from: string, readonly to: string, readonly when: string | null, readonly exhausted: boolean }>, readonly rules: { readonly reworkRounds: number, readonly approvals: ReadonlyArray<string>, readonly handoffs: ReadonlyArray<{ readonly kinds: ReadonlyArray<EntryKind>, readonly from: { readonly name: string }, readonly to: { readonly name: string } }> }, readonly rejections: ReadonlyArray<ReadonlyArray<{ readonly code: string, readonly message: string, readonly clauses: ReadonlyArray<string> }>> } | null, readonly team: ReadonlyArray<{ readonly tier: string, readonly steps: ReadonlyArray<string>, readonly contract: string, readonly persona: { readonly id: string, readonly name: string, readonly title: string, readonly phase: string } }>, readonly steps: ReadonlyArray<{ readonly id: string, readonly name: string, readonly attempt: number, readonly phase: PlanPhase, readonly state: StepState, readonly by: Performer, readonly goal: string | null, readonly clauses: ReadonlyArray<string>, readonly startedAt: string, readonly endedAt: string | null, readonly reason: string | null, readonly rounds: number, readonly persona: { readonly id: string, readonly name: string, readonly title: string } | null, readonly findings: ReadonlyArray<{ readonly code: string, readonly message: string, readonly clauses: ReadonlyArray<string> }>, readonly usage: { readonly calls: number, readonly cachedAnswers: number, readonly inputTokens: number, readonly cachedInputTokens: number, readonly outputTokens: number, readonly costUsd: number } }>, readonly approvals: ReadonlyArray<{ readonly id: string, readonly name: string, readonly about: ApprovalAbout, readonly step: string, readonly attempt: number, readonly role: string | null, readonly goal: string, readonly reason: string | null, readonly options: ReadonlyArray<string>, readonly requestedAt: string, readonly outputs: ReadonlyArray<{ readonly name: string, readonly type: string }>, readonly answer: { readonly decision: string, readonly comment: string | null, readonly outputs: unknown, readonly by: string | null, readonly at: string } | null }>, readonly questions: ReadonlyArray<{ readonly id: string, readonly name: string, readonly text: string, readonly clauses: ReadonlyArray<string>, readonly default: string, readonly answer: string | null }>, readonly workItems: ReadonlyArray<{ readonly id: string, readonly data: unknown, readonly approval: { readonly id: string } }>, readonly usage: { readonly calls: number, readonly cachedAnswers: number, readonly inputTokens: number, readonly cachedInputTokens: number, readonly outputTokens: number, readonly costUsd: number, readonly possiblyPaidTwice: number, readonly duplicateCalls: number, readonly duplicateCostUsd: number, readonly byPersona: ReadonlyArray<{ readonly persona: { readonly id: string, readonly name: string, readonly title: string }, readonly usage: { readonly calls: number, readonly cachedAnswers: number, readonly inputTokens: number, readonly cachedInputTokens: number, readonly outputTokens: number, readonly costUsd: number } }> }, readonly deliverable: { readonly zipUrl: string, readonly testReport: { readonly passed: number, readonly failed: number, readonly skipped: number } | null } | null } } | null };

export type RunListedFragment = { readonly id: string, readonly title: string, readonly status: RunStatus, readonly lastSeq: number, readonly provider: string | null, readonly createdAt: string, readonly progress: { readonly covered: number, readonly toCover: number, readonly costUsd: number, readonly waitsFor: string | null, readonly updatedAt: string, readonly endedAt: string | null }, readonly owner: { readonly id: string, readonly name: string } | null };

export type RunPageQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  status?: ReadonlyArray<RunStatus> | RunStatus | null | undefined;
  search?: string | null | undefined;
}>;


export type RunPageQuery = { readonly runs: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly status: RunStatus, readonly lastSeq: number, readonly provider: string | null, readonly createdAt: string, readonly progress: { readonly covered: number, readonly toCover: number, readonly costUsd: number, readonly waitsFor: string | null, readonly updatedAt: string, readonly endedAt: string | null }, readonly owner: { readonly id: string, readonly name: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type OpenCountsQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenCountsQuery = { readonly openRuns: ReadonlyArray<{ readonly status: RunStatus, readonly count: number }> };

export type SampleQueryVariables = Exact<{ [key: string]: never; }>;


export type SampleQuery = { readonly sampleRun: { readonly id: string, readonly title: string, readonly status: RunStatus, readonly lastSeq: number, readonly provider: string | null, readonly createdAt: string, readonly progress: { readonly covered: number, readonly toCover: number, readonly costUsd: number, readonly waitsFor: string | null, readonly updatedAt: string, readonly endedAt: string | null }, readonly owner: { readonly id: string, readonly name: string } | null } | null };

export type RunListedByIdQueryVariables = Exact<{
  id: string;
}>;


export type RunListedByIdQuery = { readonly run: { readonly id: string, readonly title: string, readonly status: RunStatus, readonly lastSeq: number, readonly provider: string | null, readonly createdAt: string, readonly progress: { readonly covered: number, readonly toCover: number, readonly costUsd: number, readonly waitsFor: string | null, readonly updatedAt: string, readonly endedAt: string | null }, readonly owner: { readonly id: string, readonly name: string } | null } | null };

export type StageAnswerQueryVariables = Exact<{
  id: string;
}>;


export type StageAnswerQuery = { readonly node:
    | { readonly __typename: 'Approval' }
    | { readonly __typename: 'ClusterNode' }
    | { readonly __typename: 'ContextPack' }
    | { readonly __typename: 'Entry' }
    | { readonly __typename: 'Handoff' }
    | { readonly __typename: 'Persona' }
    | { readonly __typename: 'Question' }
    | { readonly __typename: 'Run' }
    | { readonly __typename: 'RunEvent', readonly answer: string | null }
    | { readonly __typename: 'Step' }
    | { readonly __typename: 'WorkItem' }
    | { readonly __typename: 'Workflow' }
   | null };

export type SteeredFragment = { readonly run: { readonly id: string, readonly status: RunStatus } | null, readonly userErrors: ReadonlyArray<
    | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
  > };

export type PauseMutationVariables = Exact<{
  input: RunCommandInput;
}>;


export type PauseMutation = { readonly answer: { readonly run: { readonly id: string, readonly status: RunStatus } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    > } };

export type ResumeMutationVariables = Exact<{
  input: RunCommandInput;
}>;


export type ResumeMutation = { readonly answer: { readonly run: { readonly id: string, readonly status: RunStatus } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    > } };

export type CancelMutationVariables = Exact<{
  input: RunCommandInput;
}>;


export type CancelMutation = { readonly answer: { readonly run: { readonly id: string, readonly status: RunStatus } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    > } };

export type RetryMutationVariables = Exact<{
  input: RetryStepInput;
}>;


export type RetryMutation = { readonly answer: { readonly run: { readonly id: string, readonly status: RunStatus } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    > } };

export type RaiseMutationVariables = Exact<{
  input: RaiseBudgetInput;
}>;


export type RaiseMutation = { readonly answer: { readonly run: { readonly id: string, readonly status: RunStatus } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    > } };

export type ForkMutationVariables = Exact<{
  input: ForkRunInput;
}>;


export type ForkMutation = { readonly answer: { readonly run: { readonly id: string, readonly status: RunStatus } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    > } };

export type AnswerApprovalMutationVariables = Exact<{
  input: AnswerApprovalInput;
}>;


export type AnswerApprovalMutation = { readonly answer: { readonly run: { readonly id: string, readonly status: RunStatus } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    > } };

export type AnswerQuestionMutationVariables = Exact<{
  input: AnswerQuestionInput;
}>;


export type AnswerQuestionMutation = { readonly answer: { readonly run: { readonly id: string, readonly status: RunStatus } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    > } };

export type WorkflowsQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkflowsQuery = { readonly workflows: ReadonlyArray<{ readonly id: string, readonly name: string, readonly title: string, readonly source: unknown, readonly findings: ReadonlyArray<string> }>, readonly personas: ReadonlyArray<{ readonly name: string, readonly title: string }> };

export type WorkflowCheckedQueryVariables = Exact<{
  source: unknown;
}>;


export type WorkflowCheckedQuery = { readonly checkWorkflow: ReadonlyArray<{ readonly code: string, readonly message: string, readonly step: string | null, readonly at: string }> };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ModelUsageFiguresFragmentDoc = new TypedDocumentString(`
    fragment ModelUsageFigures on ModelUsage {
  calls
  cachedAnswers
  inputTokens
  cachedInputTokens
  outputTokens
  costUsd
}
    `, {"fragmentName":"ModelUsageFigures"}) as unknown as TypedDocumentString<ModelUsageFiguresFragment, unknown>;
export const RunSnapshotFragmentDoc = new TypedDocumentString(`
    fragment RunSnapshot on Run {
  id
  title
  status
  cursor
  lastSeq
  provider
  models {
    for
    use
  }
  cache
  createdAt
  completedAt
  origin {
    run {
      id
      title
    }
    seq
  }
  owner {
    id
    name
  }
  progress {
    covered
    toCover
    costUsd
    waitsFor
  }
  budget {
    limitUsd
    spentUsd
    reservedUsd
    possiblySpentUsd
    exceeded
  }
  outcome {
    served
    covered
    toCover
    notCovered
  }
  error {
    code
    message
  }
  parked {
    error
    at
    message {
      id
      kind
      type
    }
  }
  requirements {
    text
    sha256
    clauses {
      id
      text
      span {
        start
        end
      }
      kind
      status
      steps
      tests
      why
    }
  }
  plan {
    workflow
    phase
    builtIn
    reason
    steps {
      name
      net
      by
      who
      goal
      clauses
      state
      started
      attempts
    }
    edges {
      from
      to
      when
      exhausted
    }
    rules {
      reworkRounds
      approvals
      handoffs {
        from {
          name
        }
        to {
          name
        }
        kinds
      }
    }
    rejections {
      code
      message
      clauses
    }
  }
  team {
    persona {
      id
      name
      title
      phase
    }
    tier
    steps
    contract
  }
  steps {
    id
    name
    attempt
    phase
    state
    by
    persona {
      id
      name
      title
    }
    goal
    clauses
    startedAt
    endedAt
    reason
    rounds
    findings {
      code
      message
      clauses
    }
    usage {
      ...ModelUsageFigures
    }
  }
  approvals {
    id
    name
    about
    step
    attempt
    role
    goal
    reason
    options
    outputs {
      name
      type
    }
    requestedAt
    answer {
      decision
      comment
      outputs
      by
      at
    }
  }
  questions {
    id
    name
    text
    clauses
    default
    answer
  }
  workItems {
    id
    approval {
      id
    }
    data
  }
  usage {
    calls
    cachedAnswers
    inputTokens
    cachedInputTokens
    outputTokens
    costUsd
    possiblyPaidTwice
    duplicateCalls
    duplicateCostUsd
    byPersona {
      persona {
        id
        name
        title
      }
      usage {
        ...ModelUsageFigures
      }
    }
  }
  deliverable {
    zipUrl
    testReport {
      passed
      failed
      skipped
    }
  }
}
    fragment ModelUsageFigures on ModelUsage {
  calls
  cachedAnswers
  inputTokens
  cachedInputTokens
  outputTokens
  costUsd
}`, {"fragmentName":"RunSnapshot"}) as unknown as TypedDocumentString<RunSnapshotFragment, unknown>;
export const RunListedFragmentDoc = new TypedDocumentString(`
    fragment RunListed on Run {
  id
  title
  status
  lastSeq
  provider
  createdAt
  progress {
    covered
    toCover
    costUsd
    waitsFor
    updatedAt
    endedAt
  }
  owner {
    id
    name
  }
}
    `, {"fragmentName":"RunListed"}) as unknown as TypedDocumentString<RunListedFragment, unknown>;
export const SteeredFragmentDoc = new TypedDocumentString(`
    fragment Steered on RunPayload {
  run {
    id
    status
  }
  userErrors {
    code
    message
    path
  }
}
    `, {"fragmentName":"Steered"}) as unknown as TypedDocumentString<SteeredFragment, unknown>;
export const AdmittedDocument = new TypedDocumentString(`
    query Admitted {
  caller {
    role
  }
}
    `) as unknown as TypedDocumentString<AdmittedQuery, AdmittedQueryVariables>;
export const KnowledgeDocument = new TypedDocumentString(`
    query Knowledge {
  knowledge {
    path
    sha256
    tokens
    content
  }
}
    `) as unknown as TypedDocumentString<KnowledgeQuery, KnowledgeQueryVariables>;
export const ClusterDocument = new TypedDocumentString(`
    query Cluster {
  clusterNodes {
    id
    name
    version
    startedAt
    leaseUntil
    roles
    state
    runsOwned
    load {
      activeRuns
      activities
      activeRunsLimit
      takenOver
    }
  }
  lostNodes {
    id
    name
    version
    startedAt
    lostAt
  }
  openRuns {
    status
    count
  }
  providers {
    name
    isDefault
    absent
    asksModels
    models {
      model
      state
      retryAt
    }
  }
}
    `) as unknown as TypedDocumentString<ClusterQuery, ClusterQueryVariables>;
export const ParkedRunsDocument = new TypedDocumentString(`
    query ParkedRuns {
  runs(first: 50, status: [PARKED]) {
    nodes {
      id
      title
      progress {
        waitsFor
        updatedAt
      }
      parked {
        error
        at
        message {
          kind
          type
        }
      }
    }
    pageInfo {
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<ParkedRunsQuery, ParkedRunsQueryVariables>;
export const CursorAtDocument = new TypedDocumentString(`
    query CursorAt($id: ID!, $seq: Int!) {
  run(id: $id) {
    id
    at(seq: $seq) {
      cursor
    }
  }
}
    `) as unknown as TypedDocumentString<CursorAtQuery, CursorAtQueryVariables>;
export const EntryFilesDocument = new TypedDocumentString(`
    query EntryFiles($id: ID!) {
  node(id: $id) {
    ... on Entry {
      id
      files {
        path
        content
      }
    }
  }
}
    `) as unknown as TypedDocumentString<EntryFilesQuery, EntryFilesQueryVariables>;
export const StartPreviewDocument = new TypedDocumentString(`
    mutation StartPreview($input: PreviewInput!) {
  startPreview(input: $input) {
    preview {
      url
      startedAt
      idleSeconds
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<StartPreviewMutation, StartPreviewMutationVariables>;
export const StopPreviewDocument = new TypedDocumentString(`
    mutation StopPreview($input: PreviewInput!) {
  stopPreview(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<StopPreviewMutation, StopPreviewMutationVariables>;
export const ChoicesDocument = new TypedDocumentString(`
    query Choices {
  providers {
    name
    isDefault
    absent
    asksModels
    models {
      model
      state
    }
  }
  workflows {
    name
    title
    source
    findings
  }
  personas {
    name
    title
  }
}
    `) as unknown as TypedDocumentString<ChoicesQuery, ChoicesQueryVariables>;
export const StartDocument = new TypedDocumentString(`
    mutation Start($input: StartRunInput!) {
  startRun(input: $input) {
    run {
      id
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<StartMutation, StartMutationVariables>;
export const FindRunsDocument = new TypedDocumentString(`
    query FindRuns($search: String) {
  runs(first: 8, search: $search) {
    nodes {
      id
      title
      status
    }
  }
}
    `) as unknown as TypedDocumentString<FindRunsQuery, FindRunsQueryVariables>;
export const FindNamesDocument = new TypedDocumentString(`
    query FindNames {
  personas {
    name
    title
  }
  workflows {
    name
    title
  }
}
    `) as unknown as TypedDocumentString<FindNamesQuery, FindNamesQueryVariables>;
export const PersonasDocument = new TypedDocumentString(`
    query Personas {
  personas {
    id
    name
    title
    phase
    contract
    tier
  }
}
    `) as unknown as TypedDocumentString<PersonasQuery, PersonasQueryVariables>;
export const PersonaDocument = new TypedDocumentString(`
    query Persona($id: ID!) {
  node(id: $id) {
    id
    ... on Persona {
      name
      title
      phase
      contract
      tier
      sha256
      prompt
    }
  }
  workflows {
    id
    name
    title
    source
  }
}
    `) as unknown as TypedDocumentString<PersonaQuery, PersonaQueryVariables>;
export const PlanAtDocument = new TypedDocumentString(`
    query PlanAt($id: ID!, $seq: Int!) {
  run(id: $id) {
    id
    at(seq: $seq) {
      plan {
        workflow
        phase
        steps {
          name
          net
          by
          who
          goal
          clauses
          state
          started
          attempts
        }
        rules {
          reworkRounds
          approvals
          handoffs {
            from {
              name
            }
            to {
              name
            }
            kinds
          }
        }
      }
      team {
        persona {
          id
          name
          title
          phase
        }
        tier
        steps
        contract
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PlanAtQuery, PlanAtQueryVariables>;
export const RunNowDocument = new TypedDocumentString(`
    query RunNow($id: ID!) {
  run(id: $id) {
    ...RunSnapshot
  }
}
    fragment RunSnapshot on Run {
  id
  title
  status
  cursor
  lastSeq
  provider
  models {
    for
    use
  }
  cache
  createdAt
  completedAt
  origin {
    run {
      id
      title
    }
    seq
  }
  owner {
    id
    name
  }
  progress {
    covered
    toCover
    costUsd
    waitsFor
  }
  budget {
    limitUsd
    spentUsd
    reservedUsd
    possiblySpentUsd
    exceeded
  }
  outcome {
    served
    covered
    toCover
    notCovered
  }
  error {
    code
    message
  }
  parked {
    error
    at
    message {
      id
      kind
      type
    }
  }
  requirements {
    text
    sha256
    clauses {
      id
      text
      span {
        start
        end
      }
      kind
      status
      steps
      tests
      why
    }
  }
  plan {
    workflow
    phase
    builtIn
    reason
    steps {
      name
      net
      by
      who
      goal
      clauses
      state
      started
      attempts
    }
    edges {
      from
      to
      when
      exhausted
    }
    rules {
      reworkRounds
      approvals
      handoffs {
        from {
          name
        }
        to {
          name
        }
        kinds
      }
    }
    rejections {
      code
      message
      clauses
    }
  }
  team {
    persona {
      id
      name
      title
      phase
    }
    tier
    steps
    contract
  }
  steps {
    id
    name
    attempt
    phase
    state
    by
    persona {
      id
      name
      title
    }
    goal
    clauses
    startedAt
    endedAt
    reason
    rounds
    findings {
      code
      message
      clauses
    }
    usage {
      ...ModelUsageFigures
    }
  }
  approvals {
    id
    name
    about
    step
    attempt
    role
    goal
    reason
    options
    outputs {
      name
      type
    }
    requestedAt
    answer {
      decision
      comment
      outputs
      by
      at
    }
  }
  questions {
    id
    name
    text
    clauses
    default
    answer
  }
  workItems {
    id
    approval {
      id
    }
    data
  }
  usage {
    calls
    cachedAnswers
    inputTokens
    cachedInputTokens
    outputTokens
    costUsd
    possiblyPaidTwice
    duplicateCalls
    duplicateCostUsd
    byPersona {
      persona {
        id
        name
        title
      }
      usage {
        ...ModelUsageFigures
      }
    }
  }
  deliverable {
    zipUrl
    testReport {
      passed
      failed
      skipped
    }
  }
}
fragment ModelUsageFigures on ModelUsage {
  calls
  cachedAnswers
  inputTokens
  cachedInputTokens
  outputTokens
  costUsd
}`) as unknown as TypedDocumentString<RunNowQuery, RunNowQueryVariables>;
export const RunAtDocument = new TypedDocumentString(`
    query RunAt($id: ID!, $seq: Int!) {
  run(id: $id) {
    lastSeq
    at(seq: $seq) {
      ...RunSnapshot
    }
  }
}
    fragment RunSnapshot on Run {
  id
  title
  status
  cursor
  lastSeq
  provider
  models {
    for
    use
  }
  cache
  createdAt
  completedAt
  origin {
    run {
      id
      title
    }
    seq
  }
  owner {
    id
    name
  }
  progress {
    covered
    toCover
    costUsd
    waitsFor
  }
  budget {
    limitUsd
    spentUsd
    reservedUsd
    possiblySpentUsd
    exceeded
  }
  outcome {
    served
    covered
    toCover
    notCovered
  }
  error {
    code
    message
  }
  parked {
    error
    at
    message {
      id
      kind
      type
    }
  }
  requirements {
    text
    sha256
    clauses {
      id
      text
      span {
        start
        end
      }
      kind
      status
      steps
      tests
      why
    }
  }
  plan {
    workflow
    phase
    builtIn
    reason
    steps {
      name
      net
      by
      who
      goal
      clauses
      state
      started
      attempts
    }
    edges {
      from
      to
      when
      exhausted
    }
    rules {
      reworkRounds
      approvals
      handoffs {
        from {
          name
        }
        to {
          name
        }
        kinds
      }
    }
    rejections {
      code
      message
      clauses
    }
  }
  team {
    persona {
      id
      name
      title
      phase
    }
    tier
    steps
    contract
  }
  steps {
    id
    name
    attempt
    phase
    state
    by
    persona {
      id
      name
      title
    }
    goal
    clauses
    startedAt
    endedAt
    reason
    rounds
    findings {
      code
      message
      clauses
    }
    usage {
      ...ModelUsageFigures
    }
  }
  approvals {
    id
    name
    about
    step
    attempt
    role
    goal
    reason
    options
    outputs {
      name
      type
    }
    requestedAt
    answer {
      decision
      comment
      outputs
      by
      at
    }
  }
  questions {
    id
    name
    text
    clauses
    default
    answer
  }
  workItems {
    id
    approval {
      id
    }
    data
  }
  usage {
    calls
    cachedAnswers
    inputTokens
    cachedInputTokens
    outputTokens
    costUsd
    possiblyPaidTwice
    duplicateCalls
    duplicateCostUsd
    byPersona {
      persona {
        id
        name
        title
      }
      usage {
        ...ModelUsageFigures
      }
    }
  }
  deliverable {
    zipUrl
    testReport {
      passed
      failed
      skipped
    }
  }
}
fragment ModelUsageFigures on ModelUsage {
  calls
  cachedAnswers
  inputTokens
  cachedInputTokens
  outputTokens
  costUsd
}`) as unknown as TypedDocumentString<RunAtQuery, RunAtQueryVariables>;
export const RunPageDocument = new TypedDocumentString(`
    query RunPage($first: Int!, $after: String, $status: [RunStatus!], $search: String) {
  runs(first: $first, after: $after, status: $status, search: $search) {
    nodes {
      ...RunListed
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment RunListed on Run {
  id
  title
  status
  lastSeq
  provider
  createdAt
  progress {
    covered
    toCover
    costUsd
    waitsFor
    updatedAt
    endedAt
  }
  owner {
    id
    name
  }
}`) as unknown as TypedDocumentString<RunPageQuery, RunPageQueryVariables>;
export const OpenCountsDocument = new TypedDocumentString(`
    query OpenCounts {
  openRuns {
    status
    count
  }
}
    `) as unknown as TypedDocumentString<OpenCountsQuery, OpenCountsQueryVariables>;
export const SampleDocument = new TypedDocumentString(`
    query Sample {
  sampleRun {
    ...RunListed
  }
}
    fragment RunListed on Run {
  id
  title
  status
  lastSeq
  provider
  createdAt
  progress {
    covered
    toCover
    costUsd
    waitsFor
    updatedAt
    endedAt
  }
  owner {
    id
    name
  }
}`) as unknown as TypedDocumentString<SampleQuery, SampleQueryVariables>;
export const RunListedByIdDocument = new TypedDocumentString(`
    query RunListedById($id: ID!) {
  run(id: $id) {
    ...RunListed
  }
}
    fragment RunListed on Run {
  id
  title
  status
  lastSeq
  provider
  createdAt
  progress {
    covered
    toCover
    costUsd
    waitsFor
    updatedAt
    endedAt
  }
  owner {
    id
    name
  }
}`) as unknown as TypedDocumentString<RunListedByIdQuery, RunListedByIdQueryVariables>;
export const StageAnswerDocument = new TypedDocumentString(`
    query StageAnswer($id: ID!) {
  node(id: $id) {
    __typename
    ... on RunEvent {
      answer
    }
  }
}
    `) as unknown as TypedDocumentString<StageAnswerQuery, StageAnswerQueryVariables>;
export const PauseDocument = new TypedDocumentString(`
    mutation Pause($input: RunCommandInput!) {
  answer: pauseRun(input: $input) {
    ...Steered
  }
}
    fragment Steered on RunPayload {
  run {
    id
    status
  }
  userErrors {
    code
    message
    path
  }
}`) as unknown as TypedDocumentString<PauseMutation, PauseMutationVariables>;
export const ResumeDocument = new TypedDocumentString(`
    mutation Resume($input: RunCommandInput!) {
  answer: resumeRun(input: $input) {
    ...Steered
  }
}
    fragment Steered on RunPayload {
  run {
    id
    status
  }
  userErrors {
    code
    message
    path
  }
}`) as unknown as TypedDocumentString<ResumeMutation, ResumeMutationVariables>;
export const CancelDocument = new TypedDocumentString(`
    mutation Cancel($input: RunCommandInput!) {
  answer: cancelRun(input: $input) {
    ...Steered
  }
}
    fragment Steered on RunPayload {
  run {
    id
    status
  }
  userErrors {
    code
    message
    path
  }
}`) as unknown as TypedDocumentString<CancelMutation, CancelMutationVariables>;
export const RetryDocument = new TypedDocumentString(`
    mutation Retry($input: RetryStepInput!) {
  answer: retryStep(input: $input) {
    ...Steered
  }
}
    fragment Steered on RunPayload {
  run {
    id
    status
  }
  userErrors {
    code
    message
    path
  }
}`) as unknown as TypedDocumentString<RetryMutation, RetryMutationVariables>;
export const RaiseDocument = new TypedDocumentString(`
    mutation Raise($input: RaiseBudgetInput!) {
  answer: raiseBudget(input: $input) {
    ...Steered
  }
}
    fragment Steered on RunPayload {
  run {
    id
    status
  }
  userErrors {
    code
    message
    path
  }
}`) as unknown as TypedDocumentString<RaiseMutation, RaiseMutationVariables>;
export const ForkDocument = new TypedDocumentString(`
    mutation Fork($input: ForkRunInput!) {
  answer: forkRun(input: $input) {
    ...Steered
  }
}
    fragment Steered on RunPayload {
  run {
    id
    status
  }
  userErrors {
    code
    message
    path
  }
}`) as unknown as TypedDocumentString<ForkMutation, ForkMutationVariables>;
export const AnswerApprovalDocument = new TypedDocumentString(`
    mutation AnswerApproval($input: AnswerApprovalInput!) {
  answer: answerApproval(input: $input) {
    ...Steered
  }
}
    fragment Steered on RunPayload {
  run {
    id
    status
  }
  userErrors {
    code
    message
    path
  }
}`) as unknown as TypedDocumentString<AnswerApprovalMutation, AnswerApprovalMutationVariables>;
export const AnswerQuestionDocument = new TypedDocumentString(`
    mutation AnswerQuestion($input: AnswerQuestionInput!) {
  answer: answerQuestion(input: $input) {
    ...Steered
  }
}
    fragment Steered on RunPayload {
  run {
    id
    status
  }
  userErrors {
    code
    message
    path
  }
}`) as unknown as TypedDocumentString<AnswerQuestionMutation, AnswerQuestionMutationVariables>;
export const WorkflowsDocument = new TypedDocumentString(`
    query Workflows {
  workflows {
    id
    name
    title
    source
    findings
  }
  personas {
    name
    title
  }
}
    `) as unknown as TypedDocumentString<WorkflowsQuery, WorkflowsQueryVariables>;
export const WorkflowCheckedDocument = new TypedDocumentString(`
    query WorkflowChecked($source: JSON!) {
  checkWorkflow(source: $source) {
    code
    message
    step
    at
  }
}
    `) as unknown as TypedDocumentString<WorkflowCheckedQuery, WorkflowCheckedQueryVariables>;