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

/** A new key. */
export type CreateApiKeyInput = {
  /** Left out: it does not expire. */
  readonly expiresInSeconds?: number | null | undefined;
  /** Who or what will use it: 1 to 100 printable characters. */
  readonly name: string;
  readonly role: ApiKeyRole;
};

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

export type NodeRole =
  /** Serves this API. */
  | 'API'
  /** Hosts actors. */
  | 'WORKER';

export type NodeState =
  | 'ACTIVE'
  /** It hands its runs over and takes none any more; what it has begun comes to its end. */
  | 'DRAINING';

export type PlanPhase =
  /** The work is carried out. */
  | 'EXECUTING'
  /** The designers draft the work. */
  | 'PLANNING';

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

/** A key that is to open nothing any more. */
export type RevokeApiKeyInput = {
  /** `key_…` */
  readonly id: string;
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

export type ApiKeyFragment = { readonly id: string, readonly name: string, readonly role: ApiKeyRole, readonly createdAt: string, readonly expiresAt: string | null, readonly revokedAt: string | null, readonly lastUsedAt: string | null, readonly usable: boolean };

export type ApiKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type ApiKeysQuery = { readonly apiKeys: ReadonlyArray<{ readonly id: string, readonly name: string, readonly role: ApiKeyRole, readonly createdAt: string, readonly expiresAt: string | null, readonly revokedAt: string | null, readonly lastUsedAt: string | null, readonly usable: boolean }> };

export type CreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { readonly createApiKey: { readonly key: string | null, readonly apiKey: { readonly id: string, readonly name: string, readonly role: ApiKeyRole, readonly createdAt: string, readonly expiresAt: string | null, readonly revokedAt: string | null, readonly lastUsedAt: string | null, readonly usable: boolean } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    > } };

export type RevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeApiKeyMutation = { readonly revokeApiKey: { readonly apiKey: { readonly id: string, readonly name: string, readonly role: ApiKeyRole, readonly createdAt: string, readonly expiresAt: string | null, readonly revokedAt: string | null, readonly lastUsedAt: string | null, readonly usable: boolean } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    > } };

export type ClusterNodesQueryVariables = Exact<{ [key: string]: never; }>;


export type ClusterNodesQuery = { readonly clusterNodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly version: string, readonly roles: ReadonlyArray<NodeRole>, readonly state: NodeState, readonly startedAt: string, readonly leaseUntil: string, readonly runsOwned: number, readonly load: { readonly activeRuns: number, readonly activities: number, readonly activeRunsLimit: number } }> };

export type StartRunMutationVariables = Exact<{
  input: StartRunInput;
}>;


export type StartRunMutation = { readonly startRun: { readonly run: { readonly id: string, readonly title: string, readonly status: RunStatus, readonly cursor: string, readonly lastSeq: number, readonly provider: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly origin: { readonly seq: number, readonly run: { readonly id: string } } | null, readonly outcome: { readonly served: boolean, readonly covered: number, readonly toCover: number, readonly notCovered: ReadonlyArray<string> } | null, readonly error: { readonly code: string, readonly message: string } | null } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    > } };

type Refusal_CommandRefusedError_Fragment = { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> };

type Refusal_IdempotencyConflictError_Fragment = { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> };

type Refusal_InvalidInputError_Fragment = { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> };

type Refusal_NotFoundError_Fragment = { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> };

type Refusal_PreviewRefusedError_Fragment = { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> };

type Refusal_WorkflowInvalidError_Fragment = { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> };

export type RefusalFragment =
  | Refusal_CommandRefusedError_Fragment
  | Refusal_IdempotencyConflictError_Fragment
  | Refusal_InvalidInputError_Fragment
  | Refusal_NotFoundError_Fragment
  | Refusal_PreviewRefusedError_Fragment
  | Refusal_WorkflowInvalidError_Fragment
;

export type CommandedFragment = { readonly run: { readonly id: string, readonly title: string, readonly status: RunStatus, readonly cursor: string, readonly lastSeq: number, readonly provider: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly origin: { readonly seq: number, readonly run: { readonly id: string } } | null, readonly outcome: { readonly served: boolean, readonly covered: number, readonly toCover: number, readonly notCovered: ReadonlyArray<string> } | null, readonly error: { readonly code: string, readonly message: string } | null } | null, readonly userErrors: ReadonlyArray<
    | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
  > };

export type PauseRunMutationVariables = Exact<{
  input: RunCommandInput;
}>;


export type PauseRunMutation = { readonly pauseRun: { readonly run: { readonly id: string, readonly title: string, readonly status: RunStatus, readonly cursor: string, readonly lastSeq: number, readonly provider: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly origin: { readonly seq: number, readonly run: { readonly id: string } } | null, readonly outcome: { readonly served: boolean, readonly covered: number, readonly toCover: number, readonly notCovered: ReadonlyArray<string> } | null, readonly error: { readonly code: string, readonly message: string } | null } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    > } };

export type ResumeRunMutationVariables = Exact<{
  input: RunCommandInput;
}>;


export type ResumeRunMutation = { readonly resumeRun: { readonly run: { readonly id: string, readonly title: string, readonly status: RunStatus, readonly cursor: string, readonly lastSeq: number, readonly provider: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly origin: { readonly seq: number, readonly run: { readonly id: string } } | null, readonly outcome: { readonly served: boolean, readonly covered: number, readonly toCover: number, readonly notCovered: ReadonlyArray<string> } | null, readonly error: { readonly code: string, readonly message: string } | null } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    > } };

export type CancelRunMutationVariables = Exact<{
  input: RunCommandInput;
}>;


export type CancelRunMutation = { readonly cancelRun: { readonly run: { readonly id: string, readonly title: string, readonly status: RunStatus, readonly cursor: string, readonly lastSeq: number, readonly provider: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly origin: { readonly seq: number, readonly run: { readonly id: string } } | null, readonly outcome: { readonly served: boolean, readonly covered: number, readonly toCover: number, readonly notCovered: ReadonlyArray<string> } | null, readonly error: { readonly code: string, readonly message: string } | null } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    > } };

export type RetryStepMutationVariables = Exact<{
  input: RetryStepInput;
}>;


export type RetryStepMutation = { readonly retryStep: { readonly run: { readonly id: string, readonly title: string, readonly status: RunStatus, readonly cursor: string, readonly lastSeq: number, readonly provider: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly origin: { readonly seq: number, readonly run: { readonly id: string } } | null, readonly outcome: { readonly served: boolean, readonly covered: number, readonly toCover: number, readonly notCovered: ReadonlyArray<string> } | null, readonly error: { readonly code: string, readonly message: string } | null } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    > } };

export type RaiseBudgetMutationVariables = Exact<{
  input: RaiseBudgetInput;
}>;


export type RaiseBudgetMutation = { readonly raiseBudget: { readonly run: { readonly id: string, readonly title: string, readonly status: RunStatus, readonly cursor: string, readonly lastSeq: number, readonly provider: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly origin: { readonly seq: number, readonly run: { readonly id: string } } | null, readonly outcome: { readonly served: boolean, readonly covered: number, readonly toCover: number, readonly notCovered: ReadonlyArray<string> } | null, readonly error: { readonly code: string, readonly message: string } | null } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    > } };

export type ForkRunMutationVariables = Exact<{
  input: ForkRunInput;
}>;


export type ForkRunMutation = { readonly forkRun: { readonly run: { readonly id: string, readonly title: string, readonly status: RunStatus, readonly cursor: string, readonly lastSeq: number, readonly provider: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly origin: { readonly seq: number, readonly run: { readonly id: string } } | null, readonly outcome: { readonly served: boolean, readonly covered: number, readonly toCover: number, readonly notCovered: ReadonlyArray<string> } | null, readonly error: { readonly code: string, readonly message: string } | null } | null, readonly userErrors: ReadonlyArray<
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


export type AnswerApprovalMutation = { readonly answerApproval: { readonly run: { readonly id: string, readonly title: string, readonly status: RunStatus, readonly cursor: string, readonly lastSeq: number, readonly provider: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly origin: { readonly seq: number, readonly run: { readonly id: string } } | null, readonly outcome: { readonly served: boolean, readonly covered: number, readonly toCover: number, readonly notCovered: ReadonlyArray<string> } | null, readonly error: { readonly code: string, readonly message: string } | null } | null, readonly userErrors: ReadonlyArray<
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


export type AnswerQuestionMutation = { readonly answerQuestion: { readonly run: { readonly id: string, readonly title: string, readonly status: RunStatus, readonly cursor: string, readonly lastSeq: number, readonly provider: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly origin: { readonly seq: number, readonly run: { readonly id: string } } | null, readonly outcome: { readonly served: boolean, readonly covered: number, readonly toCover: number, readonly notCovered: ReadonlyArray<string> } | null, readonly error: { readonly code: string, readonly message: string } | null } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly code: string, readonly message: string, readonly path: ReadonlyArray<string> }
    > } };

export type RunSummaryFragment = { readonly id: string, readonly title: string, readonly status: RunStatus, readonly cursor: string, readonly lastSeq: number, readonly provider: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly origin: { readonly seq: number, readonly run: { readonly id: string } } | null, readonly outcome: { readonly served: boolean, readonly covered: number, readonly toCover: number, readonly notCovered: ReadonlyArray<string> } | null, readonly error: { readonly code: string, readonly message: string } | null };

export type RunsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  status?: ReadonlyArray<RunStatus> | RunStatus | null | undefined;
  search?: string | null | undefined;
}>;


export type RunsQuery = { readonly runs: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly status: RunStatus, readonly cursor: string, readonly lastSeq: number, readonly provider: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly origin: { readonly seq: number, readonly run: { readonly id: string } } | null, readonly outcome: { readonly served: boolean, readonly covered: number, readonly toCover: number, readonly notCovered: ReadonlyArray<string> } | null, readonly error: { readonly code: string, readonly message: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type RunQueryVariables = Exact<{
  id: string;
}>;


export type RunQuery = { readonly run: { readonly id: string, readonly title: string, readonly status: RunStatus, readonly cursor: string, readonly lastSeq: number, readonly provider: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly origin: { readonly seq: number, readonly run: { readonly id: string } } | null, readonly outcome: { readonly served: boolean, readonly covered: number, readonly toCover: number, readonly notCovered: ReadonlyArray<string> } | null, readonly error: { readonly code: string, readonly message: string } | null } | null };

export type RunDetailQueryVariables = Exact<{
  id: string;
}>;


export type RunDetailQuery = { readonly run: { readonly cache: boolean | null, readonly id: string, readonly title: string, readonly status: RunStatus, readonly cursor: string, readonly lastSeq: number, readonly provider: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly models: ReadonlyArray<{ readonly for: string, readonly use: ReadonlyArray<string> }>, readonly budget: { readonly limitUsd: number, readonly spentUsd: number, readonly reservedUsd: number, readonly possiblySpentUsd: number, readonly exceeded: boolean } | null, readonly requirements: { readonly text: string, readonly sha256: string, readonly clauses: ReadonlyArray<{ readonly id: string, readonly text: string, readonly kind: ClauseKind, readonly status: ClauseStatus, readonly why: ReadonlyArray<string>, readonly tests: ReadonlyArray<string> }> } | null, readonly plan: { readonly phase: PlanPhase, readonly builtIn: boolean, readonly reason: string | null } | null, readonly team: ReadonlyArray<{ readonly steps: ReadonlyArray<string>, readonly persona: { readonly name: string, readonly title: string } }>, readonly steps: ReadonlyArray<{ readonly name: string, readonly attempt: number, readonly state: StepState, readonly reason: string | null, readonly rounds: number, readonly persona: { readonly title: string } | null }>, readonly approvals: ReadonlyArray<{ readonly id: string, readonly name: string, readonly about: ApprovalAbout, readonly step: string, readonly role: string | null, readonly goal: string, readonly reason: string | null, readonly options: ReadonlyArray<string>, readonly outputs: ReadonlyArray<{ readonly name: string, readonly type: string }>, readonly answer: { readonly decision: string } | null }>, readonly questions: ReadonlyArray<{ readonly id: string, readonly name: string, readonly text: string, readonly clauses: ReadonlyArray<string>, readonly default: string, readonly answer: string | null }>, readonly deliverable: { readonly zipUrl: string, readonly files: ReadonlyArray<{ readonly path: string, readonly size: number, readonly sha256: string }>, readonly testReport: { readonly passed: number, readonly failed: number, readonly skipped: number, readonly sandbox: string } | null } | null, readonly usage: { readonly calls: number, readonly cachedAnswers: number, readonly inputTokens: number, readonly cachedInputTokens: number, readonly outputTokens: number, readonly costUsd: number, readonly possiblyPaidTwice: number, readonly byPersona: ReadonlyArray<{ readonly persona: { readonly name: string, readonly title: string }, readonly usage: { readonly calls: number, readonly costUsd: number } }> }, readonly origin: { readonly seq: number, readonly run: { readonly id: string } } | null, readonly outcome: { readonly served: boolean, readonly covered: number, readonly toCover: number, readonly notCovered: ReadonlyArray<string> } | null, readonly error: { readonly code: string, readonly message: string } | null } | null };

export type OpenApprovalFragment = { readonly id: string, readonly name: string, readonly about: ApprovalAbout, readonly step: string, readonly role: string | null, readonly goal: string, readonly reason: string | null, readonly options: ReadonlyArray<string>, readonly outputs: ReadonlyArray<{ readonly name: string, readonly type: string }>, readonly answer: { readonly decision: string } | null };

export type OpenQuestionFragment = { readonly id: string, readonly name: string, readonly text: string, readonly clauses: ReadonlyArray<string>, readonly default: string, readonly answer: string | null };

export type OpenAsksQueryVariables = Exact<{
  id: string;
}>;


export type OpenAsksQuery = { readonly run: { readonly approvals: ReadonlyArray<{ readonly id: string, readonly name: string, readonly about: ApprovalAbout, readonly step: string, readonly role: string | null, readonly goal: string, readonly reason: string | null, readonly options: ReadonlyArray<string>, readonly outputs: ReadonlyArray<{ readonly name: string, readonly type: string }>, readonly answer: { readonly decision: string } | null }>, readonly questions: ReadonlyArray<{ readonly id: string, readonly name: string, readonly text: string, readonly clauses: ReadonlyArray<string>, readonly default: string, readonly answer: string | null }> } | null };

export type DeliveredFragment = { readonly zipUrl: string, readonly files: ReadonlyArray<{ readonly path: string, readonly size: number, readonly sha256: string }>, readonly testReport: { readonly passed: number, readonly failed: number, readonly skipped: number, readonly sandbox: string } | null };

export type DeliveredFilesQueryVariables = Exact<{
  id: string;
}>;


export type DeliveredFilesQuery = { readonly run: { readonly title: string, readonly status: RunStatus, readonly deliverable: { readonly zipUrl: string, readonly files: ReadonlyArray<{ readonly path: string, readonly size: number, readonly sha256: string }>, readonly testReport: { readonly passed: number, readonly failed: number, readonly skipped: number, readonly sandbox: string } | null } | null } | null };

export type PersonasQueryVariables = Exact<{ [key: string]: never; }>;


export type PersonasQuery = { readonly personas: ReadonlyArray<{ readonly name: string, readonly title: string, readonly phase: string }> };

export type EntriesQueryVariables = Exact<{
  id: string;
  kind?: ReadonlyArray<EntryKind> | EntryKind | null | undefined;
}>;


export type EntriesQuery = { readonly run: { readonly entries: { readonly nodes: ReadonlyArray<{ readonly name: string, readonly kind: EntryKind, readonly title: string, readonly content: unknown }> } } | null };

export type RunEventsSubscriptionVariables = Exact<{
  runId: string;
  after?: string | null | undefined;
  types?: ReadonlyArray<string> | string | null | undefined;
}>;


export type RunEventsSubscription = { readonly runEvents: { readonly cursor: string, readonly caughtUp: boolean, readonly headSeq: number, readonly events: ReadonlyArray<{ readonly id: string, readonly seq: number, readonly type: string, readonly at: string, readonly cause: string, readonly data: unknown, readonly persona: { readonly name: string, readonly title: string } | null }> } };

export type HandoffsSubscriptionVariables = Exact<{
  runId: string;
  after?: string | null | undefined;
}>;


export type HandoffsSubscription = { readonly handoffs: { readonly cursor: string, readonly caughtUp: boolean, readonly handoffs: ReadonlyArray<{ readonly id: string, readonly seq: number, readonly at: string, readonly fromStep: string, readonly toStep: string, readonly clauses: ReadonlyArray<string>, readonly from: { readonly name: string, readonly title: string }, readonly to: { readonly name: string, readonly title: string }, readonly entries: ReadonlyArray<{ readonly name: string, readonly kind: EntryKind, readonly title: string }>, readonly withheld: ReadonlyArray<{ readonly name: string, readonly kind: EntryKind, readonly title: string }> }> } };

export type PersonaOutputSubscriptionVariables = Exact<{
  runId: string;
  personaId?: string | null | undefined;
}>;


export type PersonaOutputSubscription = { readonly personaOutput: { readonly step: string, readonly attempt: number, readonly round: number, readonly answer: string, readonly restarted: boolean, readonly offset: number, readonly text: string, readonly ended: boolean, readonly persona: { readonly name: string, readonly title: string } } };

export type RunChangeFragment = { readonly id: string, readonly title: string, readonly status: RunStatus, readonly lastSeq: number, readonly provider: string | null, readonly createdAt: string, readonly progress: { readonly covered: number, readonly toCover: number, readonly costUsd: number, readonly waitsFor: string | null, readonly updatedAt: string, readonly endedAt: string | null }, readonly owner: { readonly id: string, readonly name: string } | null };

export type RunChangesSubscriptionVariables = Exact<{
  status?: ReadonlyArray<RunStatus> | RunStatus | null | undefined;
}>;


export type RunChangesSubscription = { readonly runs: { readonly id: string, readonly title: string, readonly status: RunStatus, readonly lastSeq: number, readonly provider: string | null, readonly createdAt: string, readonly progress: { readonly covered: number, readonly toCover: number, readonly costUsd: number, readonly waitsFor: string | null, readonly updatedAt: string, readonly endedAt: string | null }, readonly owner: { readonly id: string, readonly name: string } | null } };

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
export const ApiKeyFragmentDoc = new TypedDocumentString(`
    fragment ApiKey on ApiKey {
  id
  name
  role
  createdAt
  expiresAt
  revokedAt
  lastUsedAt
  usable
}
    `, {"fragmentName":"ApiKey"}) as unknown as TypedDocumentString<ApiKeyFragment, unknown>;
export const RunSummaryFragmentDoc = new TypedDocumentString(`
    fragment RunSummary on Run {
  id
  title
  status
  cursor
  lastSeq
  provider
  createdAt
  completedAt
  origin {
    run {
      id
    }
    seq
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
}
    `, {"fragmentName":"RunSummary"}) as unknown as TypedDocumentString<RunSummaryFragment, unknown>;
export const RefusalFragmentDoc = new TypedDocumentString(`
    fragment Refusal on UserError {
  code
  message
  path
}
    `, {"fragmentName":"Refusal"}) as unknown as TypedDocumentString<RefusalFragment, unknown>;
export const CommandedFragmentDoc = new TypedDocumentString(`
    fragment Commanded on RunPayload {
  run {
    ...RunSummary
  }
  userErrors {
    ...Refusal
  }
}
    fragment Refusal on UserError {
  code
  message
  path
}
fragment RunSummary on Run {
  id
  title
  status
  cursor
  lastSeq
  provider
  createdAt
  completedAt
  origin {
    run {
      id
    }
    seq
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
}`, {"fragmentName":"Commanded"}) as unknown as TypedDocumentString<CommandedFragment, unknown>;
export const OpenApprovalFragmentDoc = new TypedDocumentString(`
    fragment OpenApproval on Approval {
  id
  name
  about
  step
  role
  goal
  reason
  options
  outputs {
    name
    type
  }
  answer {
    decision
  }
}
    `, {"fragmentName":"OpenApproval"}) as unknown as TypedDocumentString<OpenApprovalFragment, unknown>;
export const OpenQuestionFragmentDoc = new TypedDocumentString(`
    fragment OpenQuestion on Question {
  id
  name
  text
  clauses
  default
  answer
}
    `, {"fragmentName":"OpenQuestion"}) as unknown as TypedDocumentString<OpenQuestionFragment, unknown>;
export const DeliveredFragmentDoc = new TypedDocumentString(`
    fragment Delivered on Deliverable {
  files {
    path
    size
    sha256
  }
  zipUrl
  testReport {
    passed
    failed
    skipped
    sandbox
  }
}
    `, {"fragmentName":"Delivered"}) as unknown as TypedDocumentString<DeliveredFragment, unknown>;
export const RunChangeFragmentDoc = new TypedDocumentString(`
    fragment RunChange on Run {
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
    `, {"fragmentName":"RunChange"}) as unknown as TypedDocumentString<RunChangeFragment, unknown>;
export const ApiKeysDocument = new TypedDocumentString(`
    query ApiKeys {
  apiKeys {
    ...ApiKey
  }
}
    fragment ApiKey on ApiKey {
  id
  name
  role
  createdAt
  expiresAt
  revokedAt
  lastUsedAt
  usable
}`) as unknown as TypedDocumentString<ApiKeysQuery, ApiKeysQueryVariables>;
export const CreateApiKeyDocument = new TypedDocumentString(`
    mutation CreateApiKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    apiKey {
      ...ApiKey
    }
    key
    userErrors {
      code
      message
      path
    }
  }
}
    fragment ApiKey on ApiKey {
  id
  name
  role
  createdAt
  expiresAt
  revokedAt
  lastUsedAt
  usable
}`) as unknown as TypedDocumentString<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const RevokeApiKeyDocument = new TypedDocumentString(`
    mutation RevokeApiKey($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) {
    apiKey {
      ...ApiKey
    }
    userErrors {
      code
      message
      path
    }
  }
}
    fragment ApiKey on ApiKey {
  id
  name
  role
  createdAt
  expiresAt
  revokedAt
  lastUsedAt
  usable
}`) as unknown as TypedDocumentString<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const ClusterNodesDocument = new TypedDocumentString(`
    query ClusterNodes {
  clusterNodes {
    id
    name
    version
    roles
    state
    startedAt
    leaseUntil
    runsOwned
    load {
      activeRuns
      activities
      activeRunsLimit
    }
  }
}
    `) as unknown as TypedDocumentString<ClusterNodesQuery, ClusterNodesQueryVariables>;
export const StartRunDocument = new TypedDocumentString(`
    mutation StartRun($input: StartRunInput!) {
  startRun(input: $input) {
    run {
      ...RunSummary
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  message
  path
}
fragment RunSummary on Run {
  id
  title
  status
  cursor
  lastSeq
  provider
  createdAt
  completedAt
  origin {
    run {
      id
    }
    seq
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
}`) as unknown as TypedDocumentString<StartRunMutation, StartRunMutationVariables>;
export const PauseRunDocument = new TypedDocumentString(`
    mutation PauseRun($input: RunCommandInput!) {
  pauseRun(input: $input) {
    ...Commanded
  }
}
    fragment Refusal on UserError {
  code
  message
  path
}
fragment Commanded on RunPayload {
  run {
    ...RunSummary
  }
  userErrors {
    ...Refusal
  }
}
fragment RunSummary on Run {
  id
  title
  status
  cursor
  lastSeq
  provider
  createdAt
  completedAt
  origin {
    run {
      id
    }
    seq
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
}`) as unknown as TypedDocumentString<PauseRunMutation, PauseRunMutationVariables>;
export const ResumeRunDocument = new TypedDocumentString(`
    mutation ResumeRun($input: RunCommandInput!) {
  resumeRun(input: $input) {
    ...Commanded
  }
}
    fragment Refusal on UserError {
  code
  message
  path
}
fragment Commanded on RunPayload {
  run {
    ...RunSummary
  }
  userErrors {
    ...Refusal
  }
}
fragment RunSummary on Run {
  id
  title
  status
  cursor
  lastSeq
  provider
  createdAt
  completedAt
  origin {
    run {
      id
    }
    seq
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
}`) as unknown as TypedDocumentString<ResumeRunMutation, ResumeRunMutationVariables>;
export const CancelRunDocument = new TypedDocumentString(`
    mutation CancelRun($input: RunCommandInput!) {
  cancelRun(input: $input) {
    ...Commanded
  }
}
    fragment Refusal on UserError {
  code
  message
  path
}
fragment Commanded on RunPayload {
  run {
    ...RunSummary
  }
  userErrors {
    ...Refusal
  }
}
fragment RunSummary on Run {
  id
  title
  status
  cursor
  lastSeq
  provider
  createdAt
  completedAt
  origin {
    run {
      id
    }
    seq
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
}`) as unknown as TypedDocumentString<CancelRunMutation, CancelRunMutationVariables>;
export const RetryStepDocument = new TypedDocumentString(`
    mutation RetryStep($input: RetryStepInput!) {
  retryStep(input: $input) {
    ...Commanded
  }
}
    fragment Refusal on UserError {
  code
  message
  path
}
fragment Commanded on RunPayload {
  run {
    ...RunSummary
  }
  userErrors {
    ...Refusal
  }
}
fragment RunSummary on Run {
  id
  title
  status
  cursor
  lastSeq
  provider
  createdAt
  completedAt
  origin {
    run {
      id
    }
    seq
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
}`) as unknown as TypedDocumentString<RetryStepMutation, RetryStepMutationVariables>;
export const RaiseBudgetDocument = new TypedDocumentString(`
    mutation RaiseBudget($input: RaiseBudgetInput!) {
  raiseBudget(input: $input) {
    ...Commanded
  }
}
    fragment Refusal on UserError {
  code
  message
  path
}
fragment Commanded on RunPayload {
  run {
    ...RunSummary
  }
  userErrors {
    ...Refusal
  }
}
fragment RunSummary on Run {
  id
  title
  status
  cursor
  lastSeq
  provider
  createdAt
  completedAt
  origin {
    run {
      id
    }
    seq
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
}`) as unknown as TypedDocumentString<RaiseBudgetMutation, RaiseBudgetMutationVariables>;
export const ForkRunDocument = new TypedDocumentString(`
    mutation ForkRun($input: ForkRunInput!) {
  forkRun(input: $input) {
    ...Commanded
  }
}
    fragment Refusal on UserError {
  code
  message
  path
}
fragment Commanded on RunPayload {
  run {
    ...RunSummary
  }
  userErrors {
    ...Refusal
  }
}
fragment RunSummary on Run {
  id
  title
  status
  cursor
  lastSeq
  provider
  createdAt
  completedAt
  origin {
    run {
      id
    }
    seq
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
}`) as unknown as TypedDocumentString<ForkRunMutation, ForkRunMutationVariables>;
export const AnswerApprovalDocument = new TypedDocumentString(`
    mutation AnswerApproval($input: AnswerApprovalInput!) {
  answerApproval(input: $input) {
    ...Commanded
  }
}
    fragment Refusal on UserError {
  code
  message
  path
}
fragment Commanded on RunPayload {
  run {
    ...RunSummary
  }
  userErrors {
    ...Refusal
  }
}
fragment RunSummary on Run {
  id
  title
  status
  cursor
  lastSeq
  provider
  createdAt
  completedAt
  origin {
    run {
      id
    }
    seq
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
}`) as unknown as TypedDocumentString<AnswerApprovalMutation, AnswerApprovalMutationVariables>;
export const AnswerQuestionDocument = new TypedDocumentString(`
    mutation AnswerQuestion($input: AnswerQuestionInput!) {
  answerQuestion(input: $input) {
    ...Commanded
  }
}
    fragment Refusal on UserError {
  code
  message
  path
}
fragment Commanded on RunPayload {
  run {
    ...RunSummary
  }
  userErrors {
    ...Refusal
  }
}
fragment RunSummary on Run {
  id
  title
  status
  cursor
  lastSeq
  provider
  createdAt
  completedAt
  origin {
    run {
      id
    }
    seq
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
}`) as unknown as TypedDocumentString<AnswerQuestionMutation, AnswerQuestionMutationVariables>;
export const RunsDocument = new TypedDocumentString(`
    query Runs($first: Int, $after: String, $status: [RunStatus!], $search: String) {
  runs(first: $first, after: $after, status: $status, search: $search) {
    nodes {
      ...RunSummary
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment RunSummary on Run {
  id
  title
  status
  cursor
  lastSeq
  provider
  createdAt
  completedAt
  origin {
    run {
      id
    }
    seq
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
}`) as unknown as TypedDocumentString<RunsQuery, RunsQueryVariables>;
export const RunDocument = new TypedDocumentString(`
    query Run($id: ID!) {
  run(id: $id) {
    ...RunSummary
  }
}
    fragment RunSummary on Run {
  id
  title
  status
  cursor
  lastSeq
  provider
  createdAt
  completedAt
  origin {
    run {
      id
    }
    seq
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
}`) as unknown as TypedDocumentString<RunQuery, RunQueryVariables>;
export const RunDetailDocument = new TypedDocumentString(`
    query RunDetail($id: ID!) {
  run(id: $id) {
    ...RunSummary
    models {
      for
      use
    }
    cache
    budget {
      limitUsd
      spentUsd
      reservedUsd
      possiblySpentUsd
      exceeded
    }
    requirements {
      text
      sha256
      clauses {
        id
        text
        kind
        status
        why
        tests
      }
    }
    plan {
      phase
      builtIn
      reason
    }
    team {
      persona {
        name
        title
      }
      steps
    }
    steps {
      name
      attempt
      state
      reason
      rounds
      persona {
        title
      }
    }
    approvals {
      ...OpenApproval
    }
    questions {
      ...OpenQuestion
    }
    deliverable {
      ...Delivered
    }
    usage {
      calls
      cachedAnswers
      inputTokens
      cachedInputTokens
      outputTokens
      costUsd
      possiblyPaidTwice
      byPersona {
        persona {
          name
          title
        }
        usage {
          calls
          costUsd
        }
      }
    }
  }
}
    fragment RunSummary on Run {
  id
  title
  status
  cursor
  lastSeq
  provider
  createdAt
  completedAt
  origin {
    run {
      id
    }
    seq
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
}
fragment OpenApproval on Approval {
  id
  name
  about
  step
  role
  goal
  reason
  options
  outputs {
    name
    type
  }
  answer {
    decision
  }
}
fragment OpenQuestion on Question {
  id
  name
  text
  clauses
  default
  answer
}
fragment Delivered on Deliverable {
  files {
    path
    size
    sha256
  }
  zipUrl
  testReport {
    passed
    failed
    skipped
    sandbox
  }
}`) as unknown as TypedDocumentString<RunDetailQuery, RunDetailQueryVariables>;
export const OpenAsksDocument = new TypedDocumentString(`
    query OpenAsks($id: ID!) {
  run(id: $id) {
    approvals {
      ...OpenApproval
    }
    questions {
      ...OpenQuestion
    }
  }
}
    fragment OpenApproval on Approval {
  id
  name
  about
  step
  role
  goal
  reason
  options
  outputs {
    name
    type
  }
  answer {
    decision
  }
}
fragment OpenQuestion on Question {
  id
  name
  text
  clauses
  default
  answer
}`) as unknown as TypedDocumentString<OpenAsksQuery, OpenAsksQueryVariables>;
export const DeliveredFilesDocument = new TypedDocumentString(`
    query DeliveredFiles($id: ID!) {
  run(id: $id) {
    title
    status
    deliverable {
      ...Delivered
    }
  }
}
    fragment Delivered on Deliverable {
  files {
    path
    size
    sha256
  }
  zipUrl
  testReport {
    passed
    failed
    skipped
    sandbox
  }
}`) as unknown as TypedDocumentString<DeliveredFilesQuery, DeliveredFilesQueryVariables>;
export const PersonasDocument = new TypedDocumentString(`
    query Personas {
  personas {
    name
    title
    phase
  }
}
    `) as unknown as TypedDocumentString<PersonasQuery, PersonasQueryVariables>;
export const EntriesDocument = new TypedDocumentString(`
    query Entries($id: ID!, $kind: [EntryKind!]) {
  run(id: $id) {
    entries(first: 100, kind: $kind) {
      nodes {
        name
        kind
        title
        content
      }
    }
  }
}
    `) as unknown as TypedDocumentString<EntriesQuery, EntriesQueryVariables>;
export const RunEventsDocument = new TypedDocumentString(`
    subscription RunEvents($runId: ID!, $after: String, $types: [String!]) {
  runEvents(runId: $runId, after: $after, types: $types) {
    cursor
    caughtUp
    headSeq
    events {
      id
      seq
      type
      at
      persona {
        name
        title
      }
      cause
      data
    }
  }
}
    `) as unknown as TypedDocumentString<RunEventsSubscription, RunEventsSubscriptionVariables>;
export const HandoffsDocument = new TypedDocumentString(`
    subscription Handoffs($runId: ID!, $after: String) {
  handoffs(runId: $runId, after: $after) {
    cursor
    caughtUp
    handoffs {
      id
      seq
      at
      from {
        name
        title
      }
      to {
        name
        title
      }
      fromStep
      toStep
      entries {
        name
        kind
        title
      }
      withheld {
        name
        kind
        title
      }
      clauses
    }
  }
}
    `) as unknown as TypedDocumentString<HandoffsSubscription, HandoffsSubscriptionVariables>;
export const PersonaOutputDocument = new TypedDocumentString(`
    subscription PersonaOutput($runId: ID!, $personaId: ID) {
  personaOutput(runId: $runId, personaId: $personaId) {
    persona {
      name
      title
    }
    step
    attempt
    round
    answer
    restarted
    offset
    text
    ended
  }
}
    `) as unknown as TypedDocumentString<PersonaOutputSubscription, PersonaOutputSubscriptionVariables>;
export const RunChangesDocument = new TypedDocumentString(`
    subscription RunChanges($status: [RunStatus!]) {
  runs(status: $status) {
    ...RunChange
  }
}
    fragment RunChange on Run {
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
}`) as unknown as TypedDocumentString<RunChangesSubscription, RunChangesSubscriptionVariables>;