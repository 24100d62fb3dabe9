import type { Json } from '../../core/json.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { RunView } from '../views/run-view.ts';
import type { DeliveredView } from '../views/delivered-view.ts';
import type { FileView, StepView, EntryView, HandoffView, PackView } from '../views/parts.ts';
import type { StoredEvent, NodeRow, LostNodeRow } from '../../core/store/store.ts';
import type { PersonaId } from '../../core/ids.ts';
import type { OutputPart } from '../feed/follow-output.ts';
import type { WorkflowDescriptor } from '../api.ts';
import type { ApiKeyRow } from '../../core/store/api-key-store.ts';
import type { ActorView } from '../views/actor-view.ts';
import type { UserErrorView } from '../errors/user-error.ts';
import type { GraphqlContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment in UTC, written as ISO 8601 with milliseconds: `2026-01-31T12:00:00.000Z`. */
  DateTime: { input: string; output: string; }
  /** Any JSON value: null, a boolean, a number, a string, a list or an object. */
  JSON: { input: Json; output: Json; }
};

/** An addressable thing with private state that handles one message at a time. */
export type Actor = {
  readonly __typename?: 'Actor';
  /** `node_…/supervisor`, `run_…`, `run_…/developer`. */
  readonly address: Scalars['ID']['output'];
  readonly kind: ActorKind;
  /** The machine that defines it: `supervisor`, `run`, `persona`. */
  readonly machine: Scalars['String']['output'];
  /** The node on which it is active; null while it is at rest. */
  readonly node: Maybe<ClusterNode>;
  /** The actor that supervises it; null for the supervisor itself, and for a run at rest. */
  readonly parent: Maybe<Actor>;
  /**
   * How often its supervisor has started it again after a failure since its node took it on. Only that node knows: 0 for
   * actors of other nodes.
   */
  readonly restarts: Scalars['Int']['output'];
  /** Its machine's state: `working`; regions that are active together are joined by ` + `. `loading` while its log is being read, and after a failure until it is tried again. */
  readonly state: Scalars['String']['output'];
  /** Messages that wait for it: in its mailbox where the node that answers hosts it, in its run's inbox elsewhere. */
  readonly waiting: Scalars['Int']['output'];
};

export type ActorKind =
  /** One per persona of a run. */
  | 'PERSONA'
  /** One per run. */
  | 'RUN'
  /** One per node: claims runs, activates, restarts and parks them. */
  | 'SUPERVISOR';

/** A person's answer to an approval. */
export type AnswerApprovalInput = {
  /** The id of the approval (`approval_…`), or with `runId` its short name (`P1`). */
  readonly approvalId: Scalars['ID']['input'];
  /** Who answers. At most 200 characters; left out: the name of the API key, if there is one. */
  readonly by?: InputMaybe<Scalars['String']['input']>;
  /** Reaches whoever does the work next. At most 10,000 characters. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
  /** One of the approval's options, or any text where it has none. 1 to 1,000 characters. */
  readonly decision: Scalars['String']['input'];
  /** 1 to 200 characters. The same key with the same input does nothing a second time. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** An object: the variables that the approval asks for. */
  readonly outputs?: InputMaybe<Scalars['JSON']['input']>;
  /** Needed only for a short name. */
  readonly runId?: InputMaybe<Scalars['ID']['input']>;
};

/** A person's answer to a question. */
export type AnswerQuestionInput = {
  /** 1 to 10,000 characters. */
  readonly answer: Scalars['String']['input'];
  /** Who answers. At most 200 characters; left out: the name of the API key, if there is one. */
  readonly by?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 200 characters. The same key with the same input does nothing a second time. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The id of the question (`question_…`), or with `runId` its short name (`Q1`). */
  readonly questionId: Scalars['ID']['input'];
  /** Needed only for a short name. */
  readonly runId?: InputMaybe<Scalars['ID']['input']>;
};

/** A key to this API, as everybody may see it who may see keys at all. The key itself is shown once, when it is made. */
export type ApiKey = {
  readonly __typename?: 'ApiKey';
  readonly createdAt: Scalars['DateTime']['output'];
  /** Null: it does not expire. */
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** The public part of the key: `key_4k2m9x7q`. */
  readonly id: Scalars['ID']['output'];
  /** Only roughly, to about ten minutes; null: never used. */
  readonly lastUsedAt: Maybe<Scalars['DateTime']['output']>;
  /** Who or what uses it. What is done with the key is recorded under this name. */
  readonly name: Scalars['String']['output'];
  readonly revokedAt: Maybe<Scalars['DateTime']['output']>;
  readonly role: ApiKeyRole;
  /** Neither revoked nor expired. */
  readonly usable: Scalars['Boolean']['output'];
};

/** What the holder of an API key may do, each more than the one before. */
export type ApiKeyRole =
  /** Also API keys. */
  | 'ADMIN'
  /** Also mutations on runs. */
  | 'OPERATOR'
  /** Queries and subscriptions, pages, downloads and figures. */
  | 'VIEWER';

/** Something that a person is asked to approve, to decide or to do. */
export type Approval = Node & {
  readonly __typename?: 'Approval';
  readonly about: ApprovalAbout;
  /** The answer; null while it is open. */
  readonly answer: Maybe<ApprovalAnswer>;
  readonly attempt: Scalars['Int']['output'];
  readonly goal: Scalars['String']['output'];
  /** `approval_…`. */
  readonly id: Scalars['ID']['output'];
  /** `P1`: its short name within the run, by which events name it. */
  readonly name: Scalars['String']['output'];
  /** What may be answered: `approve`, `reject`, `retry` … Empty: any text. */
  readonly options: ReadonlyArray<Scalars['String']['output']>;
  /** The variables that the answer has to set. */
  readonly outputs: ReadonlyArray<OutputVariable>;
  /** Why it is asked, where there is something to say. */
  readonly reason: Maybe<Scalars['String']['output']>;
  readonly requestedAt: Scalars['DateTime']['output'];
  /** Who should answer, in the plan's words. */
  readonly role: Maybe<Scalars['String']['output']>;
  /** The name of the step that it is about. */
  readonly step: Scalars['String']['output'];
};

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

/** How an approval was answered. */
export type ApprovalAnswer = {
  readonly __typename?: 'ApprovalAnswer';
  readonly at: Scalars['DateTime']['output'];
  /** Who answered, in their own words. */
  readonly by: Maybe<Scalars['String']['output']>;
  readonly comment: Maybe<Scalars['String']['output']>;
  readonly decision: Scalars['String']['output'];
  readonly outputs: Scalars['JSON']['output'];
};

/**
 * What a run may spend. Before a call the most that it can cost is reserved, and afterwards what it did cost takes the place of
 * that: what is spent, what may have been spent and what is reserved together never exceed the limit, unless a call costs more
 * than its provider's prices say.
 */
export type Budget = {
  readonly __typename?: 'Budget';
  /** True while the run waits for a higher limit: no call is under way, and none that waits fits into what is left. */
  readonly exceeded: Scalars['Boolean']['output'];
  /** In US dollars; `raiseBudget` makes it higher. */
  readonly limitUsd: Scalars['Float']['output'];
  /**
   * In US dollars: the most that calls can have cost of which nobody knows whether they were charged, because they were lost
   * with their node, stopped or cut off. It counts as spent, for good, unless their answer comes after all.
   */
  readonly possiblySpentUsd: Scalars['Float']['output'];
  /** In US dollars: the most that the calls under way can cost. */
  readonly reservedUsd: Scalars['Float']['output'];
  /** In US dollars, for answers of use and for those that came too late; a fork counts what its origin had spent up to the fork. */
  readonly spentUsd: Scalars['Float']['output'];
};

/** Who calls the API, and what they may do. */
export type Caller = {
  readonly __typename?: 'Caller';
  /** The name of the key that was presented; null: none was, and none is demanded here. */
  readonly keyName: Maybe<Scalars['String']['output']>;
  readonly role: ApiKeyRole;
};

/** One checkable statement of the original requirements. */
export type Clause = {
  readonly __typename?: 'Clause';
  /** `C1`, `C2` … unique within the run, in the order of the text; events, entries and tests cite it by this id. */
  readonly id: Scalars['String']['output'];
  readonly kind: ClauseKind;
  /** Where it stands in the requirements. */
  readonly span: Span;
  readonly status: ClauseStatus;
  /** Names of the steps whose published entries cite the clause, in the order of their first citation. */
  readonly steps: ReadonlyArray<Scalars['String']['output']>;
  /** Full names of the locked acceptance tests that name the clause. */
  readonly tests: ReadonlyArray<Scalars['String']['output']>;
  /** Exactly the part of the requirements in `span`. */
  readonly text: Scalars['String']['output'];
  /** Why it is not covered (yet), one sentence each; empty where it is, or need not be. */
  readonly why: ReadonlyArray<Scalars['String']['output']>;
};

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

/** One life of a node of the cluster: a process that serves the API, hosts actors, or both. */
export type ClusterNode = Node & {
  readonly __typename?: 'ClusterNode';
  /** `node_…`: a fresh one at every start. */
  readonly id: Scalars['ID']['output'];
  /** Until when its lease holds, by the database's clock. It is renewed long before. */
  readonly leaseUntil: Scalars['DateTime']['output'];
  readonly load: NodeLoad;
  /** The name that its operator gave it, or its host's. */
  readonly name: Scalars['String']['output'];
  readonly roles: ReadonlyArray<NodeRole>;
  /** Runs that it owns at this moment. */
  readonly runsOwned: Scalars['Int']['output'];
  readonly startedAt: Scalars['DateTime']['output'];
  readonly state: NodeState;
  readonly version: Scalars['String']['output'];
};

/**
 * The run in its present state cannot follow the command. Codes: `RUN_ENDED`, `NOT_RUNNING`, `NOT_PAUSED`,
 * `ALREADY_ANSWERED`, `INVALID_DECISION`, `INVALID_OUTPUT`, `STEP_NOT_FAILED`, `NO_BUDGET`, `BUDGET_TOO_LOW`.
 */
export type CommandRefusedError = UserError & {
  readonly __typename?: 'CommandRefusedError';
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

/** The communication rules of a plan. They are enforced: a handoff that they do not allow does not happen. */
export type CommunicationRules = {
  readonly __typename?: 'CommunicationRules';
  /** Names of the steps after which a person is asked to approve before the work goes on. */
  readonly approvals: ReadonlyArray<Scalars['String']['output']>;
  readonly handoffs: ReadonlyArray<HandoffRule>;
  /** Rounds of rework on one attempt of a step before it counts as failed. */
  readonly reworkRounds: Scalars['Int']['output'];
};

/**
 * Everything that a persona knew while it worked on one round of a step, as ids and hashes. The full requirements are
 * always part of it.
 */
export type ContextPack = Node & {
  readonly __typename?: 'ContextPack';
  /** The clauses (`C7`) that the step had to serve. */
  readonly clauses: ReadonlyArray<Scalars['String']['output']>;
  /** The entries that it held in full. */
  readonly entries: ReadonlyArray<Entry>;
  /** How many findings it put before the persona. */
  readonly findings: Scalars['Int']['output'];
  /** `pack_…`. */
  readonly id: Scalars['ID']['output'];
  /** Knowledge files of the brain that it held. */
  readonly knowledge: ReadonlyArray<KnowledgeRef>;
  /** Names of entries and paths of knowledge files that did not fit. */
  readonly leftOut: ReadonlyArray<Scalars['String']['output']>;
  /** The manifest as the log has it. */
  readonly manifest: Scalars['JSON']['output'];
  readonly persona: Maybe<Persona>;
  /** Of the verbatim requirements in it; null where the run has none. */
  readonly requirementsSha256: Maybe<Scalars['String']['output']>;
  readonly round: Scalars['Int']['output'];
  /** Of the whole pack. */
  readonly sha256: Scalars['String']['output'];
  readonly step: Step;
  /** Its estimated size in model tokens. */
  readonly tokens: Scalars['Int']['output'];
};

/** A new key. */
export type CreateApiKeyInput = {
  /** Left out: it does not expire. */
  readonly expiresInSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** Who or what will use it: 1 to 100 printable characters. */
  readonly name: Scalars['String']['input'];
  readonly role: ApiKeyRole;
};

/** What came of `createApiKey`. */
export type CreateApiKeyPayload = {
  readonly __typename?: 'CreateApiKeyPayload';
  /** Null where there are userErrors. */
  readonly apiKey: Maybe<ApiKey>;
  /** The key itself. It is kept nowhere and cannot be shown again; null where there are userErrors. */
  readonly key: Maybe<Scalars['String']['output']>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What a run delivered: a folder with an application that starts. */
export type Deliverable = {
  readonly __typename?: 'Deliverable';
  /** Its files, sorted by path. */
  readonly files: ReadonlyArray<DeliverableFile>;
  /** The last test run: the locked acceptance tests and those that the application brings along; null where there was none. */
  readonly testReport: Maybe<TestReport>;
  /** Each clause of the requirements, and what serves it. */
  readonly traceability: ReadonlyArray<Trace>;
  /** Where to download all files as one zip archive; relative to this server: `/runs/run_…/deliverable.zip`. */
  readonly zipUrl: Scalars['String']['output'];
};

/** A file of the delivered application. */
export type DeliverableFile = {
  readonly __typename?: 'DeliverableFile';
  /** Its text; null where it is not UTF-8 or larger than 1 MB (the zip archive has it). */
  readonly content: Maybe<Scalars['String']['output']>;
  /** Relative to the application's folder, with `/`. */
  readonly path: Scalars['String']['output'];
  /** Of its bytes, lower-case hexadecimal. */
  readonly sha256: Scalars['String']['output'];
  /** In bytes. */
  readonly size: Scalars['Int']['output'];
};

/** One published piece of knowledge in a run's hub. It never changes; a later entry may supersede it. */
export type Entry = Node & {
  readonly __typename?: 'Entry';
  readonly attempt: Scalars['Int']['output'];
  /** The persona that wrote it; null where the platform did. */
  readonly author: Maybe<Persona>;
  /** The clauses (`C7`) that it cites. */
  readonly clauses: ReadonlyArray<Scalars['String']['output']>;
  readonly content: Scalars['JSON']['output'];
  /**
   * The files of the application that it holds, sorted by path; empty for entries that hold none. Edits and acceptance tests have their
   * texts in `content`.
   */
  readonly files: ReadonlyArray<DeliverableFile>;
  /** `entry_…`. */
  readonly id: Scalars['ID']['output'];
  readonly kind: EntryKind;
  /** `E12`: its short name within the run, by which events cite it. */
  readonly name: Scalars['String']['output'];
  /** Of the content as encoded JSON. */
  readonly sha256: Scalars['String']['output'];
  /** The name of the step that published it. */
  readonly step: Scalars['String']['output'];
  /** The entry of the same step that this one replaces. */
  readonly supersedes: Maybe<Entry>;
  readonly title: Scalars['String']['output'];
  /** Estimated size in model tokens. */
  readonly tokens: Scalars['Int']['output'];
};

/** A page of entries, in the order of publication. */
export type EntryConnection = {
  readonly __typename?: 'EntryConnection';
  readonly edges: ReadonlyArray<EntryEdge>;
  readonly nodes: ReadonlyArray<Entry>;
  readonly pageInfo: PageInfo;
};

/** An entry in a page. */
export type EntryEdge = {
  readonly __typename?: 'EntryEdge';
  /** A stream cursor: the event that published the entry. */
  readonly cursor: Scalars['String']['output'];
  readonly node: Entry;
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

/** Something wrong, said so that the one who mends it knows what to do. */
export type Finding = {
  readonly __typename?: 'Finding';
  /** The clauses (`C7`) that it is about. */
  readonly clauses: ReadonlyArray<Scalars['String']['output']>;
  /** `off_contract`, `dropped_clause`, `changed_number`, `test_failed` … */
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** Where to begin another run. */
export type ForkRunInput = {
  /** The last event of the run that the fork begins with: 1 to `lastSeq`, before the run had ended. */
  readonly atSeq: Scalars['Int']['input'];
  /** 1 to 200 characters. The same key with the same input gives the run of the first call. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  readonly runId: Scalars['ID']['input'];
  /** At most 200 characters; left out: that of the run, and where it was forked. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
};

/** A persona passing the work on. */
export type Handoff = Node & {
  readonly __typename?: 'Handoff';
  readonly at: Scalars['DateTime']['output'];
  /** The clauses (`C7`) that the passed entries carry. */
  readonly clauses: ReadonlyArray<Scalars['String']['output']>;
  /** What is passed on. */
  readonly entries: ReadonlyArray<Entry>;
  readonly from: Persona;
  /** The name of the step that was completed. */
  readonly fromStep: Scalars['String']['output'];
  /** `handoff_…`. */
  readonly id: Scalars['ID']['output'];
  /** The seq of the event that tells of it. */
  readonly seq: Scalars['Int']['output'];
  readonly to: Persona;
  /** The name of the step that the work goes to. */
  readonly toStep: Scalars['String']['output'];
  /** What the plan's rules did not let pass. */
  readonly withheld: ReadonlyArray<Entry>;
};

/** A page of handoffs, in order. */
export type HandoffConnection = {
  readonly __typename?: 'HandoffConnection';
  readonly edges: ReadonlyArray<HandoffEdge>;
  readonly nodes: ReadonlyArray<Handoff>;
  readonly pageInfo: PageInfo;
};

/** A handoff in a page. */
export type HandoffEdge = {
  readonly __typename?: 'HandoffEdge';
  /** A stream cursor: the event that tells of the handoff. */
  readonly cursor: Scalars['String']['output'];
  readonly node: Handoff;
};

/** Who may hand to whom, and what. */
export type HandoffRule = {
  readonly __typename?: 'HandoffRule';
  readonly from: Persona;
  /** Kinds of entries that may pass; empty: every kind. */
  readonly kinds: ReadonlyArray<EntryKind>;
  readonly to: Persona;
};

/** A part of a run's handoffs. */
export type HandoffsPayload = {
  readonly __typename?: 'HandoffsPayload';
  /** True where nothing is known beyond `cursor`. */
  readonly caughtUp: Scalars['Boolean']['output'];
  /** Resumes right after this payload, here and in `runEvents`. */
  readonly cursor: Scalars['String']['output'];
  /** In order. May be empty: then the cursor has moved over other events, or there is nothing new yet. */
  readonly handoffs: ReadonlyArray<Handoff>;
};

/** The idempotency key was used before with another payload. Code `IDEMPOTENCY_CONFLICT`. */
export type IdempotencyConflictError = UserError & {
  readonly __typename?: 'IdempotencyConflictError';
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

/** A value cannot be accepted. Code `INVALID_INPUT`. */
export type InvalidInputError = UserError & {
  readonly __typename?: 'InvalidInputError';
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

/** A file of the brain's `knowledge/` folder, which personas get to read. */
export type KnowledgeFile = {
  readonly __typename?: 'KnowledgeFile';
  /** Markdown. */
  readonly content: Scalars['String']['output'];
  /** Relative to the folder: `domains/fitness.md`. */
  readonly path: Scalars['String']['output'];
  readonly sha256: Scalars['String']['output'];
  /** Its estimated size in model tokens. */
  readonly tokens: Scalars['Int']['output'];
};

/** A knowledge file of the brain, as it was when it was used. */
export type KnowledgeRef = {
  readonly __typename?: 'KnowledgeRef';
  /** Relative to the brain's `knowledge/` folder. */
  readonly path: Scalars['String']['output'];
  readonly sha256: Scalars['String']['output'];
  readonly tokens: Scalars['Int']['output'];
};

/** A life of a node that ended without giving its runs back: its lease ran out, and others took them over. */
export type LostNode = {
  readonly __typename?: 'LostNode';
  /** `node_…` */
  readonly id: Scalars['ID']['output'];
  readonly lostAt: Scalars['DateTime']['output'];
  readonly name: Scalars['String']['output'];
  readonly startedAt: Scalars['DateTime']['output'];
  readonly version: Scalars['String']['output'];
};

/** Which models answer for whom. */
export type ModelChoice = {
  readonly __typename?: 'ModelChoice';
  /** The id of a persona, a tier (`light`, `standard`, `strong`), or `*` for everybody; the most particular one counts. */
  readonly for: Scalars['String']['output'];
  /** Models as `provider/model`, in the order in which they are tried. */
  readonly use: ReadonlyArray<Scalars['String']['output']>;
};

/** Which models answer for whom. */
export type ModelChoiceInput = {
  /** The id of a persona, a tier (`light`, `standard`, `strong`), or `*` for everybody; the most particular one counts. */
  readonly for: Scalars['String']['input'];
  /** Models as `provider/model`, in the order in which they are tried: 1 to 10. */
  readonly use: ReadonlyArray<Scalars['String']['input']>;
};

/** How a model fares as this node sees it. */
export type ModelHealth = {
  readonly __typename?: 'ModelHealth';
  /** `provider/model`. */
  readonly model: Scalars['String']['output'];
  /** From when on the next call may try a model that is rested; null: it is not rested. */
  readonly retryAt: Maybe<Scalars['DateTime']['output']>;
  readonly state: ModelState;
};

export type ModelState =
  /** It is asked. */
  | 'HEALTHY'
  /** It failed too often and is left alone for a while; others are asked in its place. */
  | 'RESTED';

/** What was asked of models, and what it cost. */
export type ModelUsage = {
  readonly __typename?: 'ModelUsage';
  /** Of the calls: earlier answers to identical requests, for which nothing was sent or paid. */
  readonly cachedAnswers: Scalars['Int']['output'];
  /** Of the input tokens: those that a provider had in its cache and charged less for. */
  readonly cachedInputTokens: Scalars['Int']['output'];
  /** Answers, those included that were of no use because they were off their contract, and those from the cache. */
  readonly calls: Scalars['Int']['output'];
  /** In US dollars; 0 for providers that cost nothing. */
  readonly costUsd: Scalars['Float']['output'];
  /** Tokens sent to models, those included that a provider had in its cache. */
  readonly inputTokens: Scalars['Int']['output'];
  /** Tokens that models wrote, those included that they thought in. */
  readonly outputTokens: Scalars['Int']['output'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Answers an approval, and so completes a work item. */
  readonly answerApproval: RunPayload;
  /** Answers a question about the requirements. */
  readonly answerQuestion: RunPayload;
  /** Ends a run for good. */
  readonly cancelRun: RunPayload;
  /** Makes an API key. For admins. There is no idempotency key: a repeated call makes another key, and the first can be revoked. */
  readonly createApiKey: CreateApiKeyPayload;
  /**
   * Makes another run that begins with the first events of this one, and goes on from there by itself: what was under way
   * then is begun anew, what was asked is open, and a run that was paused then is paused. `run` is the new one.
   */
  readonly forkRun: RunPayload;
  /** Holds a run: nothing new begins, what is under way is stopped. */
  readonly pauseRun: RunPayload;
  /** Raises what a run may spend; one that waits for that goes on. */
  readonly raiseBudget: RunPayload;
  /** Lets a paused or parked run go on. */
  readonly resumeRun: RunPayload;
  /**
   * Gives a step that has used up its attempts one more, or one whose provider failed another try; an approval that asks
   * about it is answered by this.
   */
  readonly retryStep: RunPayload;
  /**
   * Revokes an API key for good; a second time does nothing. Every node refuses it and closes what was opened with it within
   * a few seconds. For admins.
   */
  readonly revokeApiKey: RevokeApiKeyPayload;
  /** Starts the application that a run delivered, on the node that answers; where it runs there already, that one is given again. */
  readonly startPreview: PreviewPayload;
  /** Stores a new run; its work begins at once. */
  readonly startRun: StartRunPayload;
  /** Shuts the preview of a run down that runs on the node which answers; where there is none, nothing happens. */
  readonly stopPreview: PreviewPayload;
};


export type MutationAnswerApprovalArgs = {
  input: AnswerApprovalInput;
};


export type MutationAnswerQuestionArgs = {
  input: AnswerQuestionInput;
};


export type MutationCancelRunArgs = {
  input: RunCommandInput;
};


export type MutationCreateApiKeyArgs = {
  input: CreateApiKeyInput;
};


export type MutationForkRunArgs = {
  input: ForkRunInput;
};


export type MutationPauseRunArgs = {
  input: RunCommandInput;
};


export type MutationRaiseBudgetArgs = {
  input: RaiseBudgetInput;
};


export type MutationResumeRunArgs = {
  input: RunCommandInput;
};


export type MutationRetryStepArgs = {
  input: RetryStepInput;
};


export type MutationRevokeApiKeyArgs = {
  input: RevokeApiKeyInput;
};


export type MutationStartPreviewArgs = {
  input: PreviewInput;
};


export type MutationStartRunArgs = {
  input: StartRunInput;
};


export type MutationStopPreviewArgs = {
  input: PreviewInput;
};

/** Something with an id that is unique among everything this API knows. The prefix says what it is: `run_0192…`, `step_…`. */
export type Node = {
  /** Prefixed, unique and stable. The same in GraphQL, REST, the command line and logs. */
  readonly id: Scalars['ID']['output'];
};

/** What a node said that it carries when it last renewed its lease, a second ago or so. */
export type NodeLoad = {
  readonly __typename?: 'NodeLoad';
  /** Runs whose actors are active there. */
  readonly activeRuns: Scalars['Int']['output'];
  /** Runs that it takes on at most (`G1_ACTIVE_RUNS`); 0 for a node that hosts no actors. */
  readonly activeRunsLimit: Scalars['Int']['output'];
  /** Activities that it carries out: model calls, test runs and the like. */
  readonly activities: Scalars['Int']['output'];
  /** Runs that it has taken over from lost nodes since it started. */
  readonly takenOver: Scalars['Int']['output'];
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

/** There is no such run, step, approval or question. Code `NOT_FOUND`. */
export type NotFoundError = UserError & {
  readonly __typename?: 'NotFoundError';
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

/** How many runs there are in one status. */
export type OpenRuns = {
  readonly __typename?: 'OpenRuns';
  readonly count: Scalars['Int']['output'];
  readonly status: RunStatus;
};

/** A variable that an answer has to set. */
export type OutputVariable = {
  readonly __typename?: 'OutputVariable';
  readonly name: Scalars['String']['output'];
  /** `text`, `int`, `num`, `bool`, `date` (`2026-01-31`), `list` or `doc` (any JSON). */
  readonly type: Scalars['String']['output'];
};

/** Where a page of a connection lies in its whole list. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** The cursor of the page's last item; null where the page is empty. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** True where more items follow; pass `endCursor` as `after` to read on. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** True where the page did not begin at the start of the list. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the page's first item; null where the page is empty. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

/** A message that made the logic of its run fail. */
export type ParkedMessage = {
  readonly __typename?: 'ParkedMessage';
  /** Events that it leads to have it as `cause`. */
  readonly id: Scalars['String']['output'];
  /** `command`, `receipt` (the end of an activity) or `timer`; null in logs that did not say so yet. */
  readonly kind: Maybe<Scalars['String']['output']>;
  /** The type of the command (`answer_approval`), or the key of the activity or timer. */
  readonly type: Maybe<Scalars['String']['output']>;
};

/** Why a run rests until an operator looks. `resumeRun` tries again. */
export type Parking = {
  readonly __typename?: 'Parking';
  readonly at: Scalars['DateTime']['output'];
  /** What the run's logic, or its activation, failed with. */
  readonly error: Scalars['String']['output'];
  /**
   * The message that the logic failed on: `resumeRun` handles it again, or with `dropMessage` goes on without it. Null where
   * no message is kept: the run's activation failed again and again, its log cannot be read by this version.
   */
  readonly message: Maybe<ParkedMessage>;
};

/** Who does a step. */
export type Performer =
  | 'HUMAN'
  | 'NET'
  | 'PERSONA'
  /** Nobody: it only chooses the way. */
  | 'ROUTE'
  | 'TOOL';

/** A role with a prompt, an output contract and a place in the team. */
export type Persona = Node & {
  readonly __typename?: 'Persona';
  /** The id of its output contract. Null where this brain no longer has the persona. */
  readonly contract: Maybe<Scalars['String']['output']>;
  /** `persona_…`. */
  readonly id: Scalars['ID']['output'];
  /** The name of its file, by which events name it: `solution_architect`. */
  readonly name: Scalars['String']['output'];
  /** Where in a delivery it works, in free words. Empty where this brain no longer has the persona. */
  readonly phase: Scalars['String']['output'];
  /** What it is told at the beginning of each task, as Markdown. Null where this brain no longer has the persona. */
  readonly prompt: Maybe<Scalars['String']['output']>;
  /** Of its file. Null where this brain no longer has the persona. */
  readonly sha256: Maybe<Scalars['String']['output']>;
  /** How strong a model it wants: `light`, `standard`, `strong`. Null where this brain no longer has the persona. */
  readonly tier: Maybe<Scalars['String']['output']>;
  readonly title: Scalars['String']['output'];
};

/**
 * A piece of what a persona's model writes, while it writes it. Nothing is guaranteed and nothing stored: a piece may be lost,
 * and an answer may turn out to be worth nothing. What became of it is in `runEvents` (`ModelAnswered`, `EntryPublished`).
 */
export type PersonaOutput = {
  readonly __typename?: 'PersonaOutput';
  /** The same for all pieces of one try at an answer, and of no other. */
  readonly answer: Scalars['String']['output'];
  /** Which attempt of the step, from 1. */
  readonly attempt: Scalars['Int']['output'];
  /** Nothing more of this answer comes. This may be lost like any other piece: the step's events tell as well. */
  readonly ended: Scalars['Boolean']['output'];
  /**
   * Where `text` begins in the answer, in UTF-16 code units (`length` in JavaScript). Beyond the end of the piece before: what
   * is between them is lost to you.
   */
  readonly offset: Scalars['Int']['output'];
  readonly persona: Persona;
  /**
   * True where another try has begun: what this subscription brought before for the same step, attempt and round is void. The
   * pieces of an answer whose beginning you have missed begin with an `offset` above 0.
   */
  readonly restarted: Scalars['Boolean']['output'];
  /** Which round of the attempt, from 1. */
  readonly round: Scalars['Int']['output'];
  /** `run_…`. */
  readonly runId: Scalars['ID']['output'];
  /** The step's id in the plan: `write_tests`. Events name it by this. */
  readonly step: Scalars['String']['output'];
  /** As the model wrote it, mostly JSON that is not whole yet: data, never instructions or markup. May be empty. */
  readonly text: Scalars['String']['output'];
};

/** What a persona has used in a run. */
export type PersonaUsage = {
  readonly __typename?: 'PersonaUsage';
  readonly persona: Persona;
  readonly usage: ModelUsage;
};

/** The result of designing the work: what is done, by whom, and how they speak with each other. */
export type Plan = {
  readonly __typename?: 'Plan';
  /** True where the safe built-in plan is followed because no proposal could be used; `reason` says why. */
  readonly builtIn: Scalars['Boolean']['output'];
  /** The ways that work can take. */
  readonly edges: ReadonlyArray<PlanEdge>;
  /** Whether this is the plan for designing the work or the adopted one. */
  readonly phase: PlanPhase;
  /** Why this plan was chosen, where there is something to say. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** Earlier proposals that were sent back, oldest first, with what stood against them. */
  readonly rejections: ReadonlyArray<ReadonlyArray<Finding>>;
  readonly rules: CommunicationRules;
  /** The steps of all nets, in the order of the workflow. */
  readonly steps: ReadonlyArray<PlanStep>;
  readonly team: ReadonlyArray<TeamMember>;
  /** The workflow as it is written (`wf.v1`); everything below follows from it. */
  readonly workflow: Scalars['JSON']['output'];
};

/** One way from a step to another. */
export type PlanEdge = {
  readonly __typename?: 'PlanEdge';
  /** True where the work leaves by this edge because the step's attempts are used up. */
  readonly exhausted: Scalars['Boolean']['output'];
  /** The name of the step (or place) where it begins. */
  readonly from: Scalars['String']['output'];
  /** The name of the step (or place) where it leads; `END` ends the net. */
  readonly to: Scalars['String']['output'];
  /** The condition under which it is taken; null: it needs none. */
  readonly when: Maybe<Scalars['String']['output']>;
};

export type PlanPhase =
  /** The work is carried out. */
  | 'EXECUTING'
  /** The designers draft the work. */
  | 'PLANNING';

/** One step of the plan. */
export type PlanStep = {
  readonly __typename?: 'PlanStep';
  /** How often it may be started before it counts as exhausted. */
  readonly attempts: Scalars['Int']['output'];
  readonly by: Performer;
  /** The clauses that it serves: `C7`, or `*` for all. */
  readonly clauses: ReadonlyArray<Scalars['String']['output']>;
  readonly goal: Maybe<Scalars['String']['output']>;
  /** Its id in the workflow: `write_tests`. */
  readonly name: Scalars['String']['output'];
  /** The net that it belongs to. */
  readonly net: Scalars['String']['output'];
  /** How often it has been started. */
  readonly started: Scalars['Int']['output'];
  readonly state: PlanStepState;
  /** The persona, role, tool or net that does it, as the workflow names it. */
  readonly who: Maybe<Scalars['String']['output']>;
};

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

/**
 * A delivered application that runs in the sandbox of one node, to be tried. It begins with empty data each time, and is shut down when nobody
 * uses it, when others need its place, and after an hour in any case.
 */
export type Preview = {
  readonly __typename?: 'Preview';
  /** It is shut down when nobody has asked it anything for so long. */
  readonly idleSeconds: Scalars['Int']['output'];
  /** `run_…`. */
  readonly runId: Scalars['ID']['output'];
  readonly startedAt: Scalars['DateTime']['output'];
  /**
   * Where it answers: another port, and so another origin, of the host name by which this API was called. The address carries a token, and
   * opens the application only in the browser that follows it; the page that asked may show it in a frame.
   */
  readonly url: Scalars['String']['output'];
};

export type PreviewInput = {
  readonly runId: Scalars['ID']['input'];
};

/** What came of a request for a preview. */
export type PreviewPayload = {
  readonly __typename?: 'PreviewPayload';
  /** Null where there are userErrors, and after it was stopped. */
  readonly preview: Maybe<Preview>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * The application could not be started. Codes: `NOT_DELIVERED` (the run has delivered nothing), `PREVIEW_FAILED` (it did not answer, and the
 * message holds the end of what it said, or the node had no free port), `PREVIEWS_OFF` (this node starts none: it has no sandbox for what a
 * model wrote, it is about to stop, or they are switched off).
 */
export type PreviewRefusedError = UserError & {
  readonly __typename?: 'PreviewRefusedError';
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

/** Who answers for the personas. */
export type Provider = {
  readonly __typename?: 'Provider';
  /** What is missing before it can be asked, in a sentence; null: nothing. */
  readonly absent: Maybe<Scalars['String']['output']>;
  /** Whether it asks language models, so that a run may say which, and calls may cost. */
  readonly asksModels: Scalars['Boolean']['output'];
  /** Runs that do not say get this one. */
  readonly isDefault: Scalars['Boolean']['output'];
  /** Its models that this node has asked since it started, and how they fare; for a provider that takes those of several: all. */
  readonly models: ReadonlyArray<ModelHealth>;
  /** As `startRun` takes it: `offline`, `anthropic` … */
  readonly name: Scalars['String']['output'];
};

export type Query = {
  readonly __typename?: 'Query';
  /**
   * Every supervisor, and the runs that have an owner. With their personas where the node that answers hosts them; of runs
   * that other nodes host (at most 200, the latest first) only the run itself, with its status as `state`. With `runId`:
   * that run and its personas, wherever they are, also at rest. An unknown run has none.
   */
  readonly actors: ReadonlyArray<Actor>;
  /** Every key that was ever made, newest first. For admins. */
  readonly apiKeys: ReadonlyArray<ApiKey>;
  /** Whoever asks this: lets a client offer only what its key may do. */
  readonly caller: Caller;
  /** What stands against playing this workflow (`wf.v1`) with this node's brain, at most 200 findings; empty: it is sound. */
  readonly checkWorkflow: ReadonlyArray<WorkflowFinding>;
  /** The nodes whose leases stand. */
  readonly clusterNodes: ReadonlyArray<ClusterNode>;
  /** The files of the brain's `knowledge/` folder, sorted by path. */
  readonly knowledge: ReadonlyArray<KnowledgeFile>;
  /** The nodes that were lost last, at most 20, the latest first. They are remembered for a day at least. */
  readonly lostNodes: ReadonlyArray<LostNode>;
  /** Anything by its global id; null where it does not exist. A malformed id is an error with code INVALID_INPUT. */
  readonly node: Maybe<Node>;
  /** How many runs have not ended, by status; a status without runs is left out. */
  readonly openRuns: ReadonlyArray<OpenRuns>;
  /** The personas of the brain that this node works from. */
  readonly personas: ReadonlyArray<Persona>;
  /** The providers that this node knows, those included that lack something. */
  readonly providers: ReadonlyArray<Provider>;
  /** One run; null where it is unknown. A malformed id is an error with code INVALID_INPUT. */
  readonly run: Maybe<Run>;
  /**
   * Runs, newest first. `first` is at most 100. `status` leaves out runs in other states; `search` keeps those whose title
   * contains it, without regard to case.
   */
  readonly runs: RunConnection;
  /**
   * A run to look at: the one that this node made when its store was empty, finished within seconds, or else the newest
   * completed one; null where there is none.
   */
  readonly sampleRun: Maybe<Run>;
  /** The workflows of the brain that this node works from. */
  readonly workflows: ReadonlyArray<Workflow>;
};


export type QueryActorsArgs = {
  runId: InputMaybe<Scalars['ID']['input']>;
};


export type QueryCheckWorkflowArgs = {
  source: Scalars['JSON']['input'];
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRunArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRunsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search: InputMaybe<Scalars['String']['input']>;
  status: InputMaybe<ReadonlyArray<RunStatus>>;
};

/** A question about the requirements. The run waits for its answer. */
export type Question = Node & {
  readonly __typename?: 'Question';
  /** null while it is open. */
  readonly answer: Maybe<Scalars['String']['output']>;
  /** The clauses (`C7`) that it is about. */
  readonly clauses: ReadonlyArray<Scalars['String']['output']>;
  /** What the team would assume by itself. */
  readonly default: Scalars['String']['output'];
  /** `question_…`. */
  readonly id: Scalars['ID']['output'];
  /** `Q1`: its short name within the run, by which events name it. */
  readonly name: Scalars['String']['output'];
  readonly text: Scalars['String']['output'];
};

/** What a run may spend from now on. */
export type RaiseBudgetInput = {
  /** The new limit, in US dollars: more than the present one, and more than is spent. */
  readonly budgetUsd: Scalars['Float']['input'];
  /** 1 to 200 characters. The same key with the same input does nothing a second time. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Kept with the event. At most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  readonly runId: Scalars['ID']['input'];
};

/** The requirements of a run, verbatim as they were submitted; they never change. */
export type Requirements = {
  readonly __typename?: 'Requirements';
  /** The statements of the text, in its order. Their spans cover everything but white space. */
  readonly clauses: ReadonlyArray<Clause>;
  /** Of the text's UTF-8 bytes, lower-case hexadecimal. */
  readonly sha256: Scalars['String']['output'];
  /** Exactly as submitted. */
  readonly text: Scalars['String']['output'];
};

/** Which step is to get one more attempt. */
export type RetryStepInput = {
  /** 1 to 200 characters. The same key with the same input does nothing a second time. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Kept with the event. At most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  readonly runId: Scalars['ID']['input'];
  /** The step by its name in the plan (`write_tests`), or the id of one of its attempts (`step_…`). */
  readonly stepId: Scalars['ID']['input'];
};

/** A key that is to open nothing any more. */
export type RevokeApiKeyInput = {
  /** `key_…` */
  readonly id: Scalars['ID']['input'];
};

/** What came of `revokeApiKey`. */
export type RevokeApiKeyPayload = {
  readonly __typename?: 'RevokeApiKeyPayload';
  /** Null where there are userErrors. */
  readonly apiKey: Maybe<ApiKey>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** One project being delivered: requirements (or a workflow and data) in, application out. */
export type Run = Node & {
  readonly __typename?: 'Run';
  /** Everything that a person was asked to approve or to do, open and answered. */
  readonly approvals: ReadonlyArray<Approval>;
  /**
   * The run as it was right after the event with this seq; 0 is before the first. Its status, plan, steps and everything
   * else are those of then. Fails with INVALID_INPUT where seq is negative or beyond `lastSeq`.
   */
  readonly at: Run;
  /** What the run may spend and has spent; null: there is no limit. */
  readonly budget: Maybe<Budget>;
  /** The most that the run may spend, in US dollars, as it was raised last; null: no limit. */
  readonly budgetUsd: Maybe<Scalars['Float']['output']>;
  /** Whether earlier answers to identical requests may be given; null while the run has not begun. */
  readonly cache: Maybe<Scalars['Boolean']['output']>;
  /** When the run ended, whichever way; null while it has not. */
  readonly completedAt: Maybe<Scalars['DateTime']['output']>;
  /** What each persona knew when it worked, round by round; of one step attempt where `step` is given. */
  readonly contextPacks: ReadonlyArray<ContextPack>;
  /** When the run was submitted. */
  readonly createdAt: Scalars['DateTime']['output'];
  /**
   * The position of this state in the run's stream, read in the same snapshot as everything else that is shown of the run:
   * subscribing `after` it misses nothing and repeats nothing. Opaque.
   */
  readonly cursor: Scalars['String']['output'];
  /** What the run was given besides its requirements: first values of the workflow's variables. */
  readonly data: Scalars['JSON']['output'];
  /** What was delivered; null until then. */
  readonly deliverable: Maybe<Deliverable>;
  /** What was published in the run's Knowledge Hub, in order. `first` is at most 100; `after` takes any cursor of this run. */
  readonly entries: EntryConnection;
  /** Why the run is FAILED or PARKED; null otherwise. */
  readonly error: Maybe<RunError>;
  /** The run's log. `first` is at most 100; `after` takes any cursor of this run. */
  readonly events: RunEventConnection;
  /** Runs that began with the first events of this one, newest first. `first` is at most 100. */
  readonly forks: RunConnection;
  /** How work was passed on, in order. `first` is at most 100; `after` takes any cursor of this run. */
  readonly handoffs: HandoffConnection;
  /** `run_` and a UUIDv7: ids sort by the time of submission. */
  readonly id: Scalars['ID']['output'];
  /** The seq of the last event that this state includes; events are numbered 1..n without gaps. 0: none yet. */
  readonly lastSeq: Scalars['Int']['output'];
  /** The models that the run was ordered with; empty: as the nodes are configured. */
  readonly models: ReadonlyArray<ModelChoice>;
  /** The run whose first events this one began with; null where it began with none. */
  readonly origin: Maybe<RunOrigin>;
  /** How the run came out, once it is COMPLETED. */
  readonly outcome: Maybe<RunOutcome>;
  /** The node that hosts the run's actors now; null while the run is at rest. */
  readonly owner: Maybe<ClusterNode>;
  /** What parked the run; null where it is not PARKED. */
  readonly parked: Maybe<Parking>;
  /** The plan that is followed now: the one for designing the work first, the adopted one after it. Null before either. */
  readonly plan: Maybe<Plan>;
  /** How far the run is, in a few figures that cost nothing to read: what lists show. */
  readonly progress: RunProgress;
  /** The provider that answers for the personas; null while the run has not begun. */
  readonly provider: Maybe<Scalars['String']['output']>;
  /** Questions about the requirements, open and answered. */
  readonly questions: ReadonlyArray<Question>;
  /** The requirements with their clauses; null where the run was started with a workflow and data alone, or has not begun. */
  readonly requirements: Maybe<Requirements>;
  /** As of `cursor`. */
  readonly status: RunStatus;
  /** Every attempt of every step so far, in the order of their start. */
  readonly steps: ReadonlyArray<Step>;
  /** Who works on the plan that is followed now; empty before there is one. */
  readonly team: ReadonlyArray<TeamMember>;
  /** At most 200 characters; where none was given, the beginning of the requirements. */
  readonly title: Scalars['String']['output'];
  /** What the run has used so far. */
  readonly usage: Usage;
  /** Human steps that wait for somebody; `answerApproval` completes them. */
  readonly workItems: ReadonlyArray<WorkItem>;
};


/** One project being delivered: requirements (or a workflow and data) in, application out. */
export type RunAtArgs = {
  seq: Scalars['Int']['input'];
};


/** One project being delivered: requirements (or a workflow and data) in, application out. */
export type RunContextPacksArgs = {
  step: InputMaybe<Scalars['ID']['input']>;
};


/** One project being delivered: requirements (or a workflow and data) in, application out. */
export type RunEntriesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind: InputMaybe<ReadonlyArray<EntryKind>>;
};


/** One project being delivered: requirements (or a workflow and data) in, application out. */
export type RunEventsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** One project being delivered: requirements (or a workflow and data) in, application out. */
export type RunForksArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** One project being delivered: requirements (or a workflow and data) in, application out. */
export type RunHandoffsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A request to a run. */
export type RunCommandInput = {
  /**
   * For `resumeRun` of a PARKED run: true drops the message that parked it (`Run.parked`); the activity or timer that it
   * belongs to is tried again. Otherwise the message is handled once more.
   */
  readonly dropMessage?: InputMaybe<Scalars['Boolean']['input']>;
  /** 1 to 200 characters. The same key with the same input does nothing a second time. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Kept with the event. At most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  readonly runId: Scalars['ID']['input'];
};

/** A page of runs, newest first. */
export type RunConnection = {
  readonly __typename?: 'RunConnection';
  readonly edges: ReadonlyArray<RunEdge>;
  readonly nodes: ReadonlyArray<Run>;
  readonly pageInfo: PageInfo;
};

/** A run in a page. */
export type RunEdge = {
  readonly __typename?: 'RunEdge';
  /** Resumes the list after this run. Not a stream cursor: for that see `Run.cursor`. */
  readonly cursor: Scalars['String']['output'];
  readonly node: Run;
};

/** Why a run failed or was parked. */
export type RunError = {
  readonly __typename?: 'RunError';
  /** Stable, upper-case: `NOT_DELIVERED`, `RUN_PARKED`. */
  readonly code: Scalars['String']['output'];
  /** What was found, what was expected and what to do. */
  readonly message: Scalars['String']['output'];
};

/** A decided fact about a run, as its log has it. */
export type RunEvent = Node & {
  readonly __typename?: 'RunEvent';
  /**
   * What the model said, of which `ModelAnswered` or `AnswerRefused` tells, word for word. Null for other events, where it is longer than
   * 1 MB, and where it is not kept: what rules answered is the content of the entry that was published with it.
   */
  readonly answer: Maybe<Scalars['String']['output']>;
  /** When the message that led to it came. */
  readonly at: Scalars['DateTime']['output'];
  /** The message (a command, the end of an activity, a timer) that led to it. */
  readonly cause: Scalars['String']['output'];
  /** What was decided; its shape belongs to the type. */
  readonly data: Scalars['JSON']['output'];
  /** `event_…`. */
  readonly id: Scalars['ID']['output'];
  /** The persona whose actor took it; null where none did. */
  readonly persona: Maybe<Persona>;
  /** Its place in the run's stream: 1..n, without gaps. */
  readonly seq: Scalars['Int']['output'];
  /** Past tense: `StepStarted`, `HandedOff`. New types may come; ignore those you do not know. */
  readonly type: Scalars['String']['output'];
};

/** A page of a run's log. */
export type RunEventConnection = {
  readonly __typename?: 'RunEventConnection';
  readonly edges: ReadonlyArray<RunEventEdge>;
  readonly nodes: ReadonlyArray<RunEvent>;
  readonly pageInfo: PageInfo;
};

/** An event in a page. */
export type RunEventEdge = {
  readonly __typename?: 'RunEventEdge';
  /** A stream cursor: resumes right after this event, here and in every subscription of the run. */
  readonly cursor: Scalars['String']['output'];
  readonly node: RunEvent;
};

/** A part of a run's stream. */
export type RunEventsPayload = {
  readonly __typename?: 'RunEventsPayload';
  /** True where nothing is known beyond `cursor`. */
  readonly caughtUp: Scalars['Boolean']['output'];
  /** Resumes right after this payload: pass it as `after`, on any node and over any transport. */
  readonly cursor: Scalars['String']['output'];
  /** In order. May be empty: then the cursor has moved over events of other types, or there is nothing new yet. */
  readonly events: ReadonlyArray<RunEvent>;
  /** The seq of the run's last event, as far as is known. */
  readonly headSeq: Scalars['Int']['output'];
};

/** Where a fork comes from. */
export type RunOrigin = {
  readonly __typename?: 'RunOrigin';
  readonly run: Run;
  /** How many of its events the fork began with: the fork's own log has them at the same places. */
  readonly seq: Scalars['Int']['output'];
};

/** How a completed run served its requirements. Only clauses that state a function or a rule have to be covered. */
export type RunOutcome = {
  readonly __typename?: 'RunOutcome';
  /** How many clauses are covered. */
  readonly covered: Scalars['Int']['output'];
  /** The clauses (`C7`) that are not covered; `requirements.clauses` says why. */
  readonly notCovered: ReadonlyArray<Scalars['String']['output']>;
  /** True where every clause that has to be covered is covered. */
  readonly served: Scalars['Boolean']['output'];
  /** How many clauses have to be covered. */
  readonly toCover: Scalars['Int']['output'];
};

/** What came of a request to a run. The request has been stored; its effect follows as events of the run. */
export type RunPayload = {
  readonly __typename?: 'RunPayload';
  /** The run as it is now, mostly still without the effect; null where it is unknown. */
  readonly run: Maybe<Run>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** How far a run is, as of `lastSeq`. */
export type RunProgress = {
  readonly __typename?: 'RunProgress';
  /** What models have cost so far, in US dollars: `Usage.costUsd`. */
  readonly costUsd: Scalars['Float']['output'];
  /** Clauses that are covered so far. */
  readonly covered: Scalars['Int']['output'];
  /** When it ended, whichever way; null while it has not. */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** Clauses that have to be covered; 0 before the requirements are split into clauses. */
  readonly toCover: Scalars['Int']['output'];
  /** When its log last grew; while it is empty: when the run was submitted. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /**
   * What it waits for, on one line of at most 300 characters: the error that parked it, the question, the approval's goal and
   * reason, or the budget. Other work may go on meanwhile. Null: for nobody.
   */
  readonly waitsFor: Maybe<Scalars['String']['output']>;
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

/** A part of a text: `text.slice(start, end)`, in UTF-16 code units. */
export type Span = {
  readonly __typename?: 'Span';
  readonly end: Scalars['Int']['output'];
  readonly start: Scalars['Int']['output'];
};

/** How to order a run: requirements, or a workflow with data, or all of them. */
export type StartRunInput = {
  /** The most that the run may spend, in US dollars, 0 or more; left out: no limit. */
  readonly budgetUsd?: InputMaybe<Scalars['Float']['input']>;
  /** Whether an earlier answer to an identical request may be given, for up to 24 hours. */
  readonly cache?: InputMaybe<Scalars['Boolean']['input']>;
  /** An object: first values of the workflow's variables. */
  readonly data?: InputMaybe<Scalars['JSON']['input']>;
  /** 1 to 200 characters. The same key with the same input gives the run of the first call. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Models for this run alone; left out: as the personas' files and the nodes say. */
  readonly models?: InputMaybe<ReadonlyArray<ModelChoiceInput>>;
  /** Who answers for the personas; left out: the node's default. `offline` needs no key. */
  readonly provider?: InputMaybe<Scalars['String']['input']>;
  /** Whether the team may ask questions about the requirements and wait for the answers. */
  readonly questionsAllowed?: InputMaybe<Scalars['Boolean']['input']>;
  /** What to build, in plain words: 1 byte to 64 KB of UTF-8, not only white space. Stored verbatim. */
  readonly requirements?: InputMaybe<Scalars['String']['input']>;
  /** At most 200 characters; left out: the beginning of the requirements. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /**
   * The workflow to follow: the name of one of `Query.workflows`, or a whole workflow (`wf.v1`) as an object. It is checked
   * before anything is stored. Left out: the team designs the work itself.
   */
  readonly workflow?: InputMaybe<Scalars['JSON']['input']>;
};

/** What came of `startRun`. */
export type StartRunPayload = {
  readonly __typename?: 'StartRunPayload';
  /** The new run, or that of an earlier call with the same idempotency key; null where there are userErrors. */
  readonly run: Maybe<Run>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** One attempt of one step. */
export type Step = Node & {
  readonly __typename?: 'Step';
  /** Counts from 1; a plan that is designed again begins anew. */
  readonly attempt: Scalars['Int']['output'];
  readonly by: Performer;
  /** The clauses that it serves: `C7`, or `*` for all. */
  readonly clauses: ReadonlyArray<Scalars['String']['output']>;
  /** What its persona knew, round by round. */
  readonly contextPacks: ReadonlyArray<ContextPack>;
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** What it published, in order. */
  readonly entries: ReadonlyArray<Entry>;
  /** What the next round has to mend, or what the attempt failed for. */
  readonly findings: ReadonlyArray<Finding>;
  readonly goal: Maybe<Scalars['String']['output']>;
  /** `step_…`: one for each attempt. */
  readonly id: Scalars['ID']['output'];
  /** The step's id in the plan: `write_tests`. Events name it by this. */
  readonly name: Scalars['String']['output'];
  /** Who does it; null for people and routes. */
  readonly persona: Maybe<Persona>;
  readonly phase: PlanPhase;
  /** Why it failed; null otherwise. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** Rounds so far: 1, and one more for each time that verification sent the work back to the same persona. */
  readonly rounds: Scalars['Int']['output'];
  readonly startedAt: Scalars['DateTime']['output'];
  readonly state: StepState;
  /** What its persona asked of models; answers that came too late are counted for the run alone. */
  readonly usage: ModelUsage;
};

/** How an attempt of a step stands. */
export type StepState =
  /** Done; its outputs are set and the work moved on. */
  | 'COMPLETED'
  /** It came to nothing; `reason` says why. The step may start again while it has attempts. */
  | 'FAILED'
  /** Under way. */
  | 'STARTED';

export type Subscription = {
  readonly __typename?: 'Subscription';
  /**
   * The latest state of each actor of a run: all of them first, then each that changes. Completes when the run has ended.
   * Errors: NOT_FOUND for an unknown run.
   */
  readonly actors: Actor;
  /** The handoffs of a run after a cursor, then live; cursors, errors and the end as in `runEvents`. */
  readonly handoffs: HandoffsPayload;
  /**
   * What the models of a run's personas write from now on, on whichever node they are asked; with `personaId` (`persona_…`),
   * only that persona's. Live or never: a slow reader gets pieces joined, then gaps, and whoever was not there gets nothing
   * later. Follow `runEvents` for what counts. Completes when the run has ended. Errors: NOT_FOUND for an unknown run,
   * CURSOR_DIVERGED where its log has lost its end.
   */
  readonly personaOutput: PersonaOutput;
  /**
   * The events of a run after a cursor (left out: from the first on), without gap or duplicate, then live. Completes after
   * the last event of an ended run. `types` leaves out all others. Errors: NOT_FOUND for an unknown run; CURSOR_INVALID,
   * CURSOR_OF_OTHER_RUN, CURSOR_AHEAD and CURSOR_DIVERGED for a cursor that cannot be resumed from.
   */
  readonly runEvents: RunEventsPayload;
  /**
   * The latest state of each run that changes from now on; with `status`, only changes that leave the run in one of these.
   * What changes faster than you read comes once, with its latest state. No order across runs.
   */
  readonly runs: Run;
};


export type SubscriptionActorsArgs = {
  runId: Scalars['ID']['input'];
};


export type SubscriptionHandoffsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  runId: Scalars['ID']['input'];
};


export type SubscriptionPersonaOutputArgs = {
  personaId: InputMaybe<Scalars['ID']['input']>;
  runId: Scalars['ID']['input'];
};


export type SubscriptionRunEventsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  runId: Scalars['ID']['input'];
  types: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


export type SubscriptionRunsArgs = {
  status: InputMaybe<ReadonlyArray<RunStatus>>;
};

/** Who fills steps of a plan under one contract. A persona that fills some of its steps under another one is there once for each. */
export type TeamMember = {
  readonly __typename?: 'TeamMember';
  /** The id of its output contract. */
  readonly contract: Scalars['String']['output'];
  readonly persona: Persona;
  /** Of the persona's file as it was when the plan was made. */
  readonly sha256: Scalars['String']['output'];
  /** Names of the steps that it fills. */
  readonly steps: ReadonlyArray<Scalars['String']['output']>;
  /** How strong a model it works with: `light`, `standard`, `strong`. */
  readonly tier: Scalars['String']['output'];
};

/** A locked acceptance test that contradicted its clauses, as the Developer disputed, was amended and locked anew. Nothing else changes a locked test. */
export type TestAmendment = {
  readonly __typename?: 'TestAmendment';
  readonly amendedBy: Persona;
  /** Who held the amendment against the original clauses. */
  readonly checkedBy: Persona;
  /** The clauses (`C7`) that it contradicted. */
  readonly clauses: ReadonlyArray<Scalars['String']['output']>;
  /** Of the locked tests' files before and after. */
  readonly oldSha256: Scalars['String']['output'];
  readonly sha256: Scalars['String']['output'];
  /** Its full name. */
  readonly test: Scalars['String']['output'];
  readonly why: Scalars['String']['output'];
};

/** How the tests came out; the counts are of all of them. A skipped test is not a passed test. */
export type TestReport = {
  readonly __typename?: 'TestReport';
  /** What was changed of the acceptance tests after they had been locked, oldest first. */
  readonly amendments: ReadonlyArray<TestAmendment>;
  readonly failed: Scalars['Int']['output'];
  readonly passed: Scalars['Int']['output'];
  /** `bubblewrap`, or `reduced` where the machine offers no isolation. */
  readonly sandbox: Scalars['String']['output'];
  readonly skipped: Scalars['Int']['output'];
  readonly tests: ReadonlyArray<TestResult>;
  /** Of the locked acceptance tests' files. */
  readonly testsSha256: Scalars['String']['output'];
};

/** One test. */
export type TestResult = {
  readonly __typename?: 'TestResult';
  /** The clauses (`C7`) that it names. */
  readonly clauses: ReadonlyArray<Scalars['String']['output']>;
  readonly durationMs: Scalars['Float']['output'];
  readonly file: Scalars['String']['output'];
  /** Why it failed; null otherwise. */
  readonly message: Maybe<Scalars['String']['output']>;
  /** Its full name. */
  readonly name: Scalars['String']['output'];
  readonly status: TestStatus;
  readonly suite: TestSuite;
};

export type TestStatus =
  | 'FAILED'
  | 'PASSED'
  | 'SKIPPED';

export type TestSuite =
  /** Written from the requirements before the application, locked, run over HTTP. */
  | 'ACCEPTANCE'
  /** Brought along by the application: `npm test`. */
  | 'OWN';

/** One line of the traceability matrix. */
export type Trace = {
  readonly __typename?: 'Trace';
  /** The clause (`C7`). */
  readonly clause: Scalars['String']['output'];
  /** Names (`E12`) of the design entries that cite it. */
  readonly design: ReadonlyArray<Scalars['String']['output']>;
  /** Paths of the files that serve it. */
  readonly files: ReadonlyArray<Scalars['String']['output']>;
  readonly kind: ClauseKind;
  /** Full names of the locked acceptance tests that name it. */
  readonly tests: ReadonlyArray<Scalars['String']['output']>;
  readonly text: Scalars['String']['output'];
  readonly verdict: ClauseStatus;
  /** Why it is not covered; empty where it is, or need not be. */
  readonly why: ReadonlyArray<Scalars['String']['output']>;
};

/** What a run has used. Tokens are the provider's own count, or an estimate. */
export type Usage = {
  readonly __typename?: 'Usage';
  /** The same for each persona that has called a model, over designing and carrying out; together they are all of it. */
  readonly byPersona: ReadonlyArray<PersonaUsage>;
  /** Of the calls: earlier answers to identical requests, for which nothing was sent or paid. */
  readonly cachedAnswers: Scalars['Int']['output'];
  /** Of the input tokens: those that a provider had in its cache and charged less for. */
  readonly cachedInputTokens: Scalars['Int']['output'];
  /** Answers, those included that were of no use because they were off their contract, and those from the cache. */
  readonly calls: Scalars['Int']['output'];
  /** In US dollars; 0 for providers that cost nothing. Answers that could not be used are in it, duplicates are not. */
  readonly costUsd: Scalars['Float']['output'];
  /**
   * Answers that were paid and not used, because another one was first or the step had moved on. They are not among the
   * figures above. Some are in no event, so that `at` shows all of them too.
   */
  readonly duplicateCalls: Scalars['Int']['output'];
  /** What the duplicate calls cost, in US dollars. */
  readonly duplicateCostUsd: Scalars['Float']['output'];
  /** Tokens sent to models, those included that a provider had in its cache. */
  readonly inputTokens: Scalars['Int']['output'];
  /** Tokens that models wrote, those included that they thought in. */
  readonly outputTokens: Scalars['Int']['output'];
  /**
   * One for each request that may have been charged and that brought no answer: it was cut off, timed out or was stopped,
   * or its node was lost (work of the platform and providers that cost nothing are not counted). `ActivityLost`
   * events, and `lostRequests` of `ModelAnswered`, `AnswerRefused` and `ActivityFailed`, say which. Where the answer comes after all,
   * it counts as an answer or as a duplicate, and no longer here; one that came second beside the log counts in both.
   */
  readonly possiblyPaidTwice: Scalars['Int']['output'];
};

/**
 * Something that the caller can put right. Nothing was stored. Faults of the system come as GraphQL errors instead, with
 * `extensions.code` (one of a closed set) and `extensions.requestId`.
 */
export type UserError = {
  /** Stable, upper-case. */
  readonly code: Scalars['String']['output'];
  /** What was found, what was expected and what to do. */
  readonly message: Scalars['String']['output'];
  /** Where in the arguments, outermost first: `["input", "requirements"]`. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

/** A human step that waits for somebody. `answerApproval` with its approval completes it. */
export type WorkItem = Node & {
  readonly __typename?: 'WorkItem';
  /** What to answer. */
  readonly approval: Approval;
  /** The variables of the run so far: what the work is about. */
  readonly data: Scalars['JSON']['output'];
  readonly goal: Scalars['String']['output'];
  /** `workitem_…`. */
  readonly id: Scalars['ID']['output'];
  readonly openedAt: Scalars['DateTime']['output'];
  /** The variables that the answer has to set. */
  readonly outputs: ReadonlyArray<OutputVariable>;
  readonly role: Maybe<Scalars['String']['output']>;
  /** The name of the step. */
  readonly step: Scalars['String']['output'];
};

/** A workflow that comes with the brain; `startRun` takes its `name`. */
export type Workflow = Node & {
  readonly __typename?: 'Workflow';
  /** What keeps it from being played as it stands, one sentence each; empty: nothing. */
  readonly findings: ReadonlyArray<Scalars['String']['output']>;
  /** `workflow_…`. */
  readonly id: Scalars['ID']['output'];
  /** Its id in the file: `invoice`. */
  readonly name: Scalars['String']['output'];
  /** As it is written (`wf.v1`). */
  readonly source: Scalars['JSON']['output'];
  readonly title: Scalars['String']['output'];
};

/** Something that keeps a workflow from being played. */
export type WorkflowFinding = {
  readonly __typename?: 'WorkflowFinding';
  /** Where in the workflow: `nets[0].steps[3].next[1].when`; `workflow` where it is about the whole. */
  readonly at: Scalars['String']['output'];
  /** What kind of fault: `SHAPE`, `CONDITION`, `CANNOT_END`, `DEAD_STEP`, `PLAN_IMPOSSIBLE` (who or what does a step is missing) … */
  readonly code: Scalars['String']['output'];
  /** What is wrong, and what to do. */
  readonly message: Scalars['String']['output'];
  /** The step that it is about; null where it is about the whole. */
  readonly step: Maybe<Scalars['String']['output']>;
};

/** The workflow is off its schema, cannot finish, or cannot be played. Code `WORKFLOW_INVALID`; one error for each finding. */
export type WorkflowInvalidError = UserError & {
  readonly __typename?: 'WorkflowInvalidError';
  /** Where in the workflow: `nets[0].steps[3].next[1].when`. */
  readonly at: Scalars['String']['output'];
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** What kind of fault: `SHAPE`, `CONDITION`, `CANNOT_END`, `DEAD_STEP` … */
  readonly reason: Scalars['String']['output'];
  /** The step that it is about; null where it is about the whole. */
  readonly step: Maybe<Scalars['String']['output']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( Approval )
    | ( NodeRow )
    | ( PackView )
    | ( EntryView )
    | ( HandoffView )
    | ( PersonaId )
    | ( Question )
    | ( RunView )
    | ( StoredEvent )
    | ( StepView )
    | ( WorkItem )
    | ( WorkflowDescriptor )
  ;
  UserError:
    | ( CommandRefusedError )
    | ( IdempotencyConflictError )
    | ( InvalidInputError )
    | ( NotFoundError )
    | ( PreviewRefusedError )
    | ( WorkflowInvalidError )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Actor: ResolverTypeWrapper<ActorView>;
  ActorKind: ActorKind;
  AnswerApprovalInput: AnswerApprovalInput;
  AnswerQuestionInput: AnswerQuestionInput;
  ApiKey: ResolverTypeWrapper<ApiKeyRow>;
  ApiKeyRole: ApiKeyRole;
  Approval: ResolverTypeWrapper<Approval>;
  ApprovalAbout: ApprovalAbout;
  ApprovalAnswer: ResolverTypeWrapper<ApprovalAnswer>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Budget: ResolverTypeWrapper<Budget>;
  Caller: ResolverTypeWrapper<Caller>;
  Clause: ResolverTypeWrapper<Clause>;
  ClauseKind: ClauseKind;
  ClauseStatus: ClauseStatus;
  ClusterNode: ResolverTypeWrapper<NodeRow>;
  CommandRefusedError: ResolverTypeWrapper<CommandRefusedError>;
  CommunicationRules: ResolverTypeWrapper<Omit<CommunicationRules, 'handoffs'> & { handoffs: ReadonlyArray<ResolversTypes['HandoffRule']> }>;
  ContextPack: ResolverTypeWrapper<PackView>;
  CreateApiKeyInput: CreateApiKeyInput;
  CreateApiKeyPayload: ResolverTypeWrapper<Omit<CreateApiKeyPayload, 'apiKey' | 'userErrors'> & { apiKey?: Maybe<ResolversTypes['ApiKey']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Deliverable: ResolverTypeWrapper<DeliveredView>;
  DeliverableFile: ResolverTypeWrapper<FileView>;
  Entry: ResolverTypeWrapper<EntryView>;
  EntryConnection: ResolverTypeWrapper<Omit<EntryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['EntryEdge']>, nodes: ReadonlyArray<ResolversTypes['Entry']> }>;
  EntryEdge: ResolverTypeWrapper<Omit<EntryEdge, 'node'> & { node: ResolversTypes['Entry'] }>;
  EntryKind: EntryKind;
  Finding: ResolverTypeWrapper<Finding>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ForkRunInput: ForkRunInput;
  Handoff: ResolverTypeWrapper<HandoffView>;
  HandoffConnection: ResolverTypeWrapper<Omit<HandoffConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['HandoffEdge']>, nodes: ReadonlyArray<ResolversTypes['Handoff']> }>;
  HandoffEdge: ResolverTypeWrapper<Omit<HandoffEdge, 'node'> & { node: ResolversTypes['Handoff'] }>;
  HandoffRule: ResolverTypeWrapper<Omit<HandoffRule, 'from' | 'to'> & { from: ResolversTypes['Persona'], to: ResolversTypes['Persona'] }>;
  HandoffsPayload: ResolverTypeWrapper<Omit<HandoffsPayload, 'handoffs'> & { handoffs: ReadonlyArray<ResolversTypes['Handoff']> }>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IdempotencyConflictError: ResolverTypeWrapper<IdempotencyConflictError>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  InvalidInputError: ResolverTypeWrapper<InvalidInputError>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  KnowledgeFile: ResolverTypeWrapper<KnowledgeFile>;
  KnowledgeRef: ResolverTypeWrapper<KnowledgeRef>;
  LostNode: ResolverTypeWrapper<LostNodeRow>;
  ModelChoice: ResolverTypeWrapper<ModelChoice>;
  ModelChoiceInput: ModelChoiceInput;
  ModelHealth: ResolverTypeWrapper<ModelHealth>;
  ModelState: ModelState;
  ModelUsage: ResolverTypeWrapper<ModelUsage>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NodeLoad: ResolverTypeWrapper<NodeLoad>;
  NodeRole: NodeRole;
  NodeState: NodeState;
  NotFoundError: ResolverTypeWrapper<NotFoundError>;
  OpenRuns: ResolverTypeWrapper<OpenRuns>;
  OutputVariable: ResolverTypeWrapper<OutputVariable>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  ParkedMessage: ResolverTypeWrapper<ParkedMessage>;
  Parking: ResolverTypeWrapper<Parking>;
  Performer: Performer;
  Persona: ResolverTypeWrapper<PersonaId>;
  PersonaOutput: ResolverTypeWrapper<OutputPart>;
  PersonaUsage: ResolverTypeWrapper<Omit<PersonaUsage, 'persona'> & { persona: ResolversTypes['Persona'] }>;
  Plan: ResolverTypeWrapper<RunView>;
  PlanEdge: ResolverTypeWrapper<PlanEdge>;
  PlanPhase: PlanPhase;
  PlanStep: ResolverTypeWrapper<PlanStep>;
  PlanStepState: PlanStepState;
  Preview: ResolverTypeWrapper<Preview>;
  PreviewInput: PreviewInput;
  PreviewPayload: ResolverTypeWrapper<Omit<PreviewPayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  PreviewRefusedError: ResolverTypeWrapper<PreviewRefusedError>;
  Provider: ResolverTypeWrapper<Provider>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Question: ResolverTypeWrapper<Question>;
  RaiseBudgetInput: RaiseBudgetInput;
  Requirements: ResolverTypeWrapper<RunView>;
  RetryStepInput: RetryStepInput;
  RevokeApiKeyInput: RevokeApiKeyInput;
  RevokeApiKeyPayload: ResolverTypeWrapper<Omit<RevokeApiKeyPayload, 'apiKey' | 'userErrors'> & { apiKey?: Maybe<ResolversTypes['ApiKey']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  Run: ResolverTypeWrapper<RunView>;
  RunCommandInput: RunCommandInput;
  RunConnection: ResolverTypeWrapper<Omit<RunConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['RunEdge']>, nodes: ReadonlyArray<ResolversTypes['Run']> }>;
  RunEdge: ResolverTypeWrapper<Omit<RunEdge, 'node'> & { node: ResolversTypes['Run'] }>;
  RunError: ResolverTypeWrapper<RunError>;
  RunEvent: ResolverTypeWrapper<StoredEvent>;
  RunEventConnection: ResolverTypeWrapper<Omit<RunEventConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['RunEventEdge']>, nodes: ReadonlyArray<ResolversTypes['RunEvent']> }>;
  RunEventEdge: ResolverTypeWrapper<Omit<RunEventEdge, 'node'> & { node: ResolversTypes['RunEvent'] }>;
  RunEventsPayload: ResolverTypeWrapper<Omit<RunEventsPayload, 'events'> & { events: ReadonlyArray<ResolversTypes['RunEvent']> }>;
  RunOrigin: ResolverTypeWrapper<Omit<RunOrigin, 'run'> & { run: ResolversTypes['Run'] }>;
  RunOutcome: ResolverTypeWrapper<RunOutcome>;
  RunPayload: ResolverTypeWrapper<Omit<RunPayload, 'run' | 'userErrors'> & { run?: Maybe<ResolversTypes['Run']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  RunProgress: ResolverTypeWrapper<RunProgress>;
  RunStatus: RunStatus;
  Span: ResolverTypeWrapper<Span>;
  StartRunInput: StartRunInput;
  StartRunPayload: ResolverTypeWrapper<Omit<StartRunPayload, 'run' | 'userErrors'> & { run?: Maybe<ResolversTypes['Run']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  Step: ResolverTypeWrapper<StepView>;
  StepState: StepState;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TeamMember: ResolverTypeWrapper<Omit<TeamMember, 'persona'> & { persona: ResolversTypes['Persona'] }>;
  TestAmendment: ResolverTypeWrapper<Omit<TestAmendment, 'amendedBy' | 'checkedBy'> & { amendedBy: ResolversTypes['Persona'], checkedBy: ResolversTypes['Persona'] }>;
  TestReport: ResolverTypeWrapper<Omit<TestReport, 'amendments'> & { amendments: ReadonlyArray<ResolversTypes['TestAmendment']> }>;
  TestResult: ResolverTypeWrapper<TestResult>;
  TestStatus: TestStatus;
  TestSuite: TestSuite;
  Trace: ResolverTypeWrapper<Trace>;
  Usage: ResolverTypeWrapper<RunView>;
  UserError: ResolverTypeWrapper<UserErrorView>;
  WorkItem: ResolverTypeWrapper<WorkItem>;
  Workflow: ResolverTypeWrapper<WorkflowDescriptor>;
  WorkflowFinding: ResolverTypeWrapper<WorkflowFinding>;
  WorkflowInvalidError: ResolverTypeWrapper<WorkflowInvalidError>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Actor: ActorView;
  AnswerApprovalInput: AnswerApprovalInput;
  AnswerQuestionInput: AnswerQuestionInput;
  ApiKey: ApiKeyRow;
  Approval: Approval;
  ApprovalAnswer: ApprovalAnswer;
  Boolean: Scalars['Boolean']['output'];
  Budget: Budget;
  Caller: Caller;
  Clause: Clause;
  ClusterNode: NodeRow;
  CommandRefusedError: CommandRefusedError;
  CommunicationRules: Omit<CommunicationRules, 'handoffs'> & { handoffs: ReadonlyArray<ResolversParentTypes['HandoffRule']> };
  ContextPack: PackView;
  CreateApiKeyInput: CreateApiKeyInput;
  CreateApiKeyPayload: Omit<CreateApiKeyPayload, 'apiKey' | 'userErrors'> & { apiKey?: Maybe<ResolversParentTypes['ApiKey']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  DateTime: Scalars['DateTime']['output'];
  Deliverable: DeliveredView;
  DeliverableFile: FileView;
  Entry: EntryView;
  EntryConnection: Omit<EntryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['EntryEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Entry']> };
  EntryEdge: Omit<EntryEdge, 'node'> & { node: ResolversParentTypes['Entry'] };
  Finding: Finding;
  Float: Scalars['Float']['output'];
  ForkRunInput: ForkRunInput;
  Handoff: HandoffView;
  HandoffConnection: Omit<HandoffConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['HandoffEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Handoff']> };
  HandoffEdge: Omit<HandoffEdge, 'node'> & { node: ResolversParentTypes['Handoff'] };
  HandoffRule: Omit<HandoffRule, 'from' | 'to'> & { from: ResolversParentTypes['Persona'], to: ResolversParentTypes['Persona'] };
  HandoffsPayload: Omit<HandoffsPayload, 'handoffs'> & { handoffs: ReadonlyArray<ResolversParentTypes['Handoff']> };
  ID: Scalars['ID']['output'];
  IdempotencyConflictError: IdempotencyConflictError;
  Int: Scalars['Int']['output'];
  InvalidInputError: InvalidInputError;
  JSON: Scalars['JSON']['output'];
  KnowledgeFile: KnowledgeFile;
  KnowledgeRef: KnowledgeRef;
  LostNode: LostNodeRow;
  ModelChoice: ModelChoice;
  ModelChoiceInput: ModelChoiceInput;
  ModelHealth: ModelHealth;
  ModelUsage: ModelUsage;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NodeLoad: NodeLoad;
  NotFoundError: NotFoundError;
  OpenRuns: OpenRuns;
  OutputVariable: OutputVariable;
  PageInfo: PageInfo;
  ParkedMessage: ParkedMessage;
  Parking: Parking;
  Persona: PersonaId;
  PersonaOutput: OutputPart;
  PersonaUsage: Omit<PersonaUsage, 'persona'> & { persona: ResolversParentTypes['Persona'] };
  Plan: RunView;
  PlanEdge: PlanEdge;
  PlanStep: PlanStep;
  Preview: Preview;
  PreviewInput: PreviewInput;
  PreviewPayload: Omit<PreviewPayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  PreviewRefusedError: PreviewRefusedError;
  Provider: Provider;
  Query: Record<PropertyKey, never>;
  Question: Question;
  RaiseBudgetInput: RaiseBudgetInput;
  Requirements: RunView;
  RetryStepInput: RetryStepInput;
  RevokeApiKeyInput: RevokeApiKeyInput;
  RevokeApiKeyPayload: Omit<RevokeApiKeyPayload, 'apiKey' | 'userErrors'> & { apiKey?: Maybe<ResolversParentTypes['ApiKey']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Run: RunView;
  RunCommandInput: RunCommandInput;
  RunConnection: Omit<RunConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['RunEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Run']> };
  RunEdge: Omit<RunEdge, 'node'> & { node: ResolversParentTypes['Run'] };
  RunError: RunError;
  RunEvent: StoredEvent;
  RunEventConnection: Omit<RunEventConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['RunEventEdge']>, nodes: ReadonlyArray<ResolversParentTypes['RunEvent']> };
  RunEventEdge: Omit<RunEventEdge, 'node'> & { node: ResolversParentTypes['RunEvent'] };
  RunEventsPayload: Omit<RunEventsPayload, 'events'> & { events: ReadonlyArray<ResolversParentTypes['RunEvent']> };
  RunOrigin: Omit<RunOrigin, 'run'> & { run: ResolversParentTypes['Run'] };
  RunOutcome: RunOutcome;
  RunPayload: Omit<RunPayload, 'run' | 'userErrors'> & { run?: Maybe<ResolversParentTypes['Run']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  RunProgress: RunProgress;
  Span: Span;
  StartRunInput: StartRunInput;
  StartRunPayload: Omit<StartRunPayload, 'run' | 'userErrors'> & { run?: Maybe<ResolversParentTypes['Run']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Step: StepView;
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  TeamMember: Omit<TeamMember, 'persona'> & { persona: ResolversParentTypes['Persona'] };
  TestAmendment: Omit<TestAmendment, 'amendedBy' | 'checkedBy'> & { amendedBy: ResolversParentTypes['Persona'], checkedBy: ResolversParentTypes['Persona'] };
  TestReport: Omit<TestReport, 'amendments'> & { amendments: ReadonlyArray<ResolversParentTypes['TestAmendment']> };
  TestResult: TestResult;
  Trace: Trace;
  Usage: RunView;
  UserError: UserErrorView;
  WorkItem: WorkItem;
  Workflow: WorkflowDescriptor;
  WorkflowFinding: WorkflowFinding;
  WorkflowInvalidError: WorkflowInvalidError;
};

export type ActorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Actor'] = ResolversParentTypes['Actor']> = {
  address?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ActorKind'], ParentType, ContextType>;
  machine?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['ClusterNode']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  restarts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  waiting?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ApiKeyResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ApiKey'] = ResolversParentTypes['ApiKey']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['ApiKeyRole'], ParentType, ContextType>;
  usable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ApprovalResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Approval'] = ResolversParentTypes['Approval']> = {
  about?: Resolver<ResolversTypes['ApprovalAbout'], ParentType, ContextType>;
  answer?: Resolver<Maybe<ResolversTypes['ApprovalAnswer']>, ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  goal?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  options?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  outputs?: Resolver<ReadonlyArray<ResolversTypes['OutputVariable']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  step?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ApprovalAnswerResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ApprovalAnswer'] = ResolversParentTypes['ApprovalAnswer']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outputs?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type BudgetResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Budget'] = ResolversParentTypes['Budget']> = {
  exceeded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  limitUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  possiblySpentUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  reservedUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  spentUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type CallerResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Caller'] = ResolversParentTypes['Caller']> = {
  keyName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['ApiKeyRole'], ParentType, ContextType>;
};

export type ClauseResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Clause'] = ResolversParentTypes['Clause']> = {
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ClauseKind'], ParentType, ContextType>;
  span?: Resolver<ResolversTypes['Span'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ClauseStatus'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  tests?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  why?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ClusterNodeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ClusterNode'] = ResolversParentTypes['ClusterNode']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  leaseUntil?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  load?: Resolver<ResolversTypes['NodeLoad'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['NodeRole']>, ParentType, ContextType>;
  runsOwned?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['NodeState'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CommandRefusedErrorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CommandRefusedError'] = ResolversParentTypes['CommandRefusedError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CommunicationRulesResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CommunicationRules'] = ResolversParentTypes['CommunicationRules']> = {
  approvals?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  handoffs?: Resolver<ReadonlyArray<ResolversTypes['HandoffRule']>, ParentType, ContextType>;
  reworkRounds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ContextPackResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ContextPack'] = ResolversParentTypes['ContextPack']> = {
  clauses?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  entries?: Resolver<ReadonlyArray<ResolversTypes['Entry']>, ParentType, ContextType>;
  findings?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  knowledge?: Resolver<ReadonlyArray<ResolversTypes['KnowledgeRef']>, ParentType, ContextType>;
  leftOut?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  manifest?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  persona?: Resolver<Maybe<ResolversTypes['Persona']>, ParentType, ContextType>;
  requirementsSha256?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  round?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  step?: Resolver<ResolversTypes['Step'], ParentType, ContextType>;
  tokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateApiKeyPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CreateApiKeyPayload'] = ResolversParentTypes['CreateApiKeyPayload']> = {
  apiKey?: Resolver<Maybe<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeliverableResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Deliverable'] = ResolversParentTypes['Deliverable']> = {
  files?: Resolver<ReadonlyArray<ResolversTypes['DeliverableFile']>, ParentType, ContextType>;
  testReport?: Resolver<Maybe<ResolversTypes['TestReport']>, ParentType, ContextType>;
  traceability?: Resolver<ReadonlyArray<ResolversTypes['Trace']>, ParentType, ContextType>;
  zipUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DeliverableFileResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DeliverableFile'] = ResolversParentTypes['DeliverableFile']> = {
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  size?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EntryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Entry'] = ResolversParentTypes['Entry']> = {
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  author?: Resolver<Maybe<ResolversTypes['Persona']>, ParentType, ContextType>;
  clauses?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  content?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  files?: Resolver<ReadonlyArray<ResolversTypes['DeliverableFile']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['EntryKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  step?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  supersedes?: Resolver<Maybe<ResolversTypes['Entry']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EntryConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EntryConnection'] = ResolversParentTypes['EntryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['EntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Entry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type EntryEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EntryEdge'] = ResolversParentTypes['EntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Entry'], ParentType, ContextType>;
};

export type FindingResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Finding'] = ResolversParentTypes['Finding']> = {
  clauses?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type HandoffResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Handoff'] = ResolversParentTypes['Handoff']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  clauses?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  entries?: Resolver<ReadonlyArray<ResolversTypes['Entry']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Persona'], ParentType, ContextType>;
  fromStep?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Persona'], ParentType, ContextType>;
  toStep?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  withheld?: Resolver<ReadonlyArray<ResolversTypes['Entry']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HandoffConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['HandoffConnection'] = ResolversParentTypes['HandoffConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['HandoffEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Handoff']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type HandoffEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['HandoffEdge'] = ResolversParentTypes['HandoffEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Handoff'], ParentType, ContextType>;
};

export type HandoffRuleResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['HandoffRule'] = ResolversParentTypes['HandoffRule']> = {
  from?: Resolver<ResolversTypes['Persona'], ParentType, ContextType>;
  kinds?: Resolver<ReadonlyArray<ResolversTypes['EntryKind']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Persona'], ParentType, ContextType>;
};

export type HandoffsPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['HandoffsPayload'] = ResolversParentTypes['HandoffsPayload']> = {
  caughtUp?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  handoffs?: Resolver<ReadonlyArray<ResolversTypes['Handoff']>, ParentType, ContextType>;
};

export type IdempotencyConflictErrorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['IdempotencyConflictError'] = ResolversParentTypes['IdempotencyConflictError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidInputErrorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['InvalidInputError'] = ResolversParentTypes['InvalidInputError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type KnowledgeFileResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['KnowledgeFile'] = ResolversParentTypes['KnowledgeFile']> = {
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type KnowledgeRefResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['KnowledgeRef'] = ResolversParentTypes['KnowledgeRef']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LostNodeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['LostNode'] = ResolversParentTypes['LostNode']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lostAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ModelChoiceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ModelChoice'] = ResolversParentTypes['ModelChoice']> = {
  for?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  use?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ModelHealthResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ModelHealth'] = ResolversParentTypes['ModelHealth']> = {
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ModelState'], ParentType, ContextType>;
};

export type ModelUsageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ModelUsage'] = ResolversParentTypes['ModelUsage']> = {
  cachedAnswers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cachedInputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  calls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  costUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  inputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  answerApproval?: Resolver<ResolversTypes['RunPayload'], ParentType, ContextType, RequireFields<MutationAnswerApprovalArgs, 'input'>>;
  answerQuestion?: Resolver<ResolversTypes['RunPayload'], ParentType, ContextType, RequireFields<MutationAnswerQuestionArgs, 'input'>>;
  cancelRun?: Resolver<ResolversTypes['RunPayload'], ParentType, ContextType, RequireFields<MutationCancelRunArgs, 'input'>>;
  createApiKey?: Resolver<ResolversTypes['CreateApiKeyPayload'], ParentType, ContextType, RequireFields<MutationCreateApiKeyArgs, 'input'>>;
  forkRun?: Resolver<ResolversTypes['RunPayload'], ParentType, ContextType, RequireFields<MutationForkRunArgs, 'input'>>;
  pauseRun?: Resolver<ResolversTypes['RunPayload'], ParentType, ContextType, RequireFields<MutationPauseRunArgs, 'input'>>;
  raiseBudget?: Resolver<ResolversTypes['RunPayload'], ParentType, ContextType, RequireFields<MutationRaiseBudgetArgs, 'input'>>;
  resumeRun?: Resolver<ResolversTypes['RunPayload'], ParentType, ContextType, RequireFields<MutationResumeRunArgs, 'input'>>;
  retryStep?: Resolver<ResolversTypes['RunPayload'], ParentType, ContextType, RequireFields<MutationRetryStepArgs, 'input'>>;
  revokeApiKey?: Resolver<ResolversTypes['RevokeApiKeyPayload'], ParentType, ContextType, RequireFields<MutationRevokeApiKeyArgs, 'input'>>;
  startPreview?: Resolver<ResolversTypes['PreviewPayload'], ParentType, ContextType, RequireFields<MutationStartPreviewArgs, 'input'>>;
  startRun?: Resolver<ResolversTypes['StartRunPayload'], ParentType, ContextType, RequireFields<MutationStartRunArgs, 'input'>>;
  stopPreview?: Resolver<ResolversTypes['PreviewPayload'], ParentType, ContextType, RequireFields<MutationStopPreviewArgs, 'input'>>;
};

export type NodeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Approval' | 'ClusterNode' | 'ContextPack' | 'Entry' | 'Handoff' | 'Persona' | 'Question' | 'Run' | 'RunEvent' | 'Step' | 'WorkItem' | 'Workflow', ParentType, ContextType>;
};

export type NodeLoadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NodeLoad'] = ResolversParentTypes['NodeLoad']> = {
  activeRuns?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  activeRunsLimit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  activities?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  takenOver?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NotFoundErrorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NotFoundError'] = ResolversParentTypes['NotFoundError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OpenRunsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OpenRuns'] = ResolversParentTypes['OpenRuns']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RunStatus'], ParentType, ContextType>;
};

export type OutputVariableResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OutputVariable'] = ResolversParentTypes['OutputVariable']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ParkedMessageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ParkedMessage'] = ResolversParentTypes['ParkedMessage']> = {
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ParkingResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Parking'] = ResolversParentTypes['Parking']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  error?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['ParkedMessage']>, ParentType, ContextType>;
};

export type PersonaResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Persona'] = ResolversParentTypes['Persona']> = {
  contract?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  prompt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sha256?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PersonaOutputResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PersonaOutput'] = ResolversParentTypes['PersonaOutput']> = {
  answer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ended?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  offset?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  persona?: Resolver<ResolversTypes['Persona'], ParentType, ContextType>;
  restarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  round?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  step?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PersonaUsageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PersonaUsage'] = ResolversParentTypes['PersonaUsage']> = {
  persona?: Resolver<ResolversTypes['Persona'], ParentType, ContextType>;
  usage?: Resolver<ResolversTypes['ModelUsage'], ParentType, ContextType>;
};

export type PlanResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Plan'] = ResolversParentTypes['Plan']> = {
  builtIn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['PlanEdge']>, ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['PlanPhase'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rejections?: Resolver<ReadonlyArray<ReadonlyArray<ResolversTypes['Finding']>>, ParentType, ContextType>;
  rules?: Resolver<ResolversTypes['CommunicationRules'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['PlanStep']>, ParentType, ContextType>;
  team?: Resolver<ReadonlyArray<ResolversTypes['TeamMember']>, ParentType, ContextType>;
  workflow?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type PlanEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PlanEdge'] = ResolversParentTypes['PlanEdge']> = {
  exhausted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  when?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlanStepResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PlanStep'] = ResolversParentTypes['PlanStep']> = {
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['Performer'], ParentType, ContextType>;
  clauses?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  goal?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  net?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  started?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['PlanStepState'], ParentType, ContextType>;
  who?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PreviewResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Preview'] = ResolversParentTypes['Preview']> = {
  idleSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PreviewPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PreviewPayload'] = ResolversParentTypes['PreviewPayload']> = {
  preview?: Resolver<Maybe<ResolversTypes['Preview']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PreviewRefusedErrorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PreviewRefusedError'] = ResolversParentTypes['PreviewRefusedError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProviderResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Provider'] = ResolversParentTypes['Provider']> = {
  absent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  asksModels?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isDefault?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  models?: Resolver<ReadonlyArray<ResolversTypes['ModelHealth']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  actors?: Resolver<ReadonlyArray<ResolversTypes['Actor']>, ParentType, ContextType, Partial<QueryActorsArgs>>;
  apiKeys?: Resolver<ReadonlyArray<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  caller?: Resolver<ResolversTypes['Caller'], ParentType, ContextType>;
  checkWorkflow?: Resolver<ReadonlyArray<ResolversTypes['WorkflowFinding']>, ParentType, ContextType, RequireFields<QueryCheckWorkflowArgs, 'source'>>;
  clusterNodes?: Resolver<ReadonlyArray<ResolversTypes['ClusterNode']>, ParentType, ContextType>;
  knowledge?: Resolver<ReadonlyArray<ResolversTypes['KnowledgeFile']>, ParentType, ContextType>;
  lostNodes?: Resolver<ReadonlyArray<ResolversTypes['LostNode']>, ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  openRuns?: Resolver<ReadonlyArray<ResolversTypes['OpenRuns']>, ParentType, ContextType>;
  personas?: Resolver<ReadonlyArray<ResolversTypes['Persona']>, ParentType, ContextType>;
  providers?: Resolver<ReadonlyArray<ResolversTypes['Provider']>, ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType, RequireFields<QueryRunArgs, 'id'>>;
  runs?: Resolver<ResolversTypes['RunConnection'], ParentType, ContextType, RequireFields<QueryRunsArgs, 'first'>>;
  sampleRun?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  workflows?: Resolver<ReadonlyArray<ResolversTypes['Workflow']>, ParentType, ContextType>;
};

export type QuestionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Question'] = ResolversParentTypes['Question']> = {
  answer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  clauses?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  default?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RequirementsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Requirements'] = ResolversParentTypes['Requirements']> = {
  clauses?: Resolver<ReadonlyArray<ResolversTypes['Clause']>, ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RevokeApiKeyPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RevokeApiKeyPayload'] = ResolversParentTypes['RevokeApiKeyPayload']> = {
  apiKey?: Resolver<Maybe<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RunResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Run'] = ResolversParentTypes['Run']> = {
  approvals?: Resolver<ReadonlyArray<ResolversTypes['Approval']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['Run'], ParentType, ContextType, RequireFields<RunAtArgs, 'seq'>>;
  budget?: Resolver<Maybe<ResolversTypes['Budget']>, ParentType, ContextType>;
  budgetUsd?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  cache?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  completedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  contextPacks?: Resolver<ReadonlyArray<ResolversTypes['ContextPack']>, ParentType, ContextType, Partial<RunContextPacksArgs>>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  data?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  deliverable?: Resolver<Maybe<ResolversTypes['Deliverable']>, ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['EntryConnection'], ParentType, ContextType, RequireFields<RunEntriesArgs, 'first'>>;
  error?: Resolver<Maybe<ResolversTypes['RunError']>, ParentType, ContextType>;
  events?: Resolver<ResolversTypes['RunEventConnection'], ParentType, ContextType, RequireFields<RunEventsArgs, 'first'>>;
  forks?: Resolver<ResolversTypes['RunConnection'], ParentType, ContextType, RequireFields<RunForksArgs, 'first'>>;
  handoffs?: Resolver<ResolversTypes['HandoffConnection'], ParentType, ContextType, RequireFields<RunHandoffsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastSeq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  models?: Resolver<ReadonlyArray<ResolversTypes['ModelChoice']>, ParentType, ContextType>;
  origin?: Resolver<Maybe<ResolversTypes['RunOrigin']>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['RunOutcome']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['ClusterNode']>, ParentType, ContextType>;
  parked?: Resolver<Maybe<ResolversTypes['Parking']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['Plan']>, ParentType, ContextType>;
  progress?: Resolver<ResolversTypes['RunProgress'], ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  questions?: Resolver<ReadonlyArray<ResolversTypes['Question']>, ParentType, ContextType>;
  requirements?: Resolver<Maybe<ResolversTypes['Requirements']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RunStatus'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['Step']>, ParentType, ContextType>;
  team?: Resolver<ReadonlyArray<ResolversTypes['TeamMember']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  usage?: Resolver<ResolversTypes['Usage'], ParentType, ContextType>;
  workItems?: Resolver<ReadonlyArray<ResolversTypes['WorkItem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RunConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RunConnection'] = ResolversParentTypes['RunConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RunEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Run']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RunEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RunEdge'] = ResolversParentTypes['RunEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
};

export type RunErrorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RunError'] = ResolversParentTypes['RunError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RunEventResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RunEvent'] = ResolversParentTypes['RunEvent']> = {
  answer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cause?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  data?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  persona?: Resolver<Maybe<ResolversTypes['Persona']>, ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RunEventConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RunEventConnection'] = ResolversParentTypes['RunEventConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RunEventEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['RunEvent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RunEventEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RunEventEdge'] = ResolversParentTypes['RunEventEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RunEvent'], ParentType, ContextType>;
};

export type RunEventsPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RunEventsPayload'] = ResolversParentTypes['RunEventsPayload']> = {
  caughtUp?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  events?: Resolver<ReadonlyArray<ResolversTypes['RunEvent']>, ParentType, ContextType>;
  headSeq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RunOriginResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RunOrigin'] = ResolversParentTypes['RunOrigin']> = {
  run?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RunOutcomeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RunOutcome'] = ResolversParentTypes['RunOutcome']> = {
  covered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notCovered?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  served?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  toCover?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RunPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RunPayload'] = ResolversParentTypes['RunPayload']> = {
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RunProgressResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RunProgress'] = ResolversParentTypes['RunProgress']> = {
  costUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  covered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  toCover?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  waitsFor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SpanResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Span'] = ResolversParentTypes['Span']> = {
  end?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  start?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StartRunPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StartRunPayload'] = ResolversParentTypes['StartRunPayload']> = {
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StepResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Step'] = ResolversParentTypes['Step']> = {
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['Performer'], ParentType, ContextType>;
  clauses?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  contextPacks?: Resolver<ReadonlyArray<ResolversTypes['ContextPack']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  entries?: Resolver<ReadonlyArray<ResolversTypes['Entry']>, ParentType, ContextType>;
  findings?: Resolver<ReadonlyArray<ResolversTypes['Finding']>, ParentType, ContextType>;
  goal?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  persona?: Resolver<Maybe<ResolversTypes['Persona']>, ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['PlanPhase'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rounds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['StepState'], ParentType, ContextType>;
  usage?: Resolver<ResolversTypes['ModelUsage'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  actors?: SubscriptionResolver<ResolversTypes['Actor'], "actors", ParentType, ContextType, RequireFields<SubscriptionActorsArgs, 'runId'>>;
  handoffs?: SubscriptionResolver<ResolversTypes['HandoffsPayload'], "handoffs", ParentType, ContextType, RequireFields<SubscriptionHandoffsArgs, 'runId'>>;
  personaOutput?: SubscriptionResolver<ResolversTypes['PersonaOutput'], "personaOutput", ParentType, ContextType, RequireFields<SubscriptionPersonaOutputArgs, 'runId'>>;
  runEvents?: SubscriptionResolver<ResolversTypes['RunEventsPayload'], "runEvents", ParentType, ContextType, RequireFields<SubscriptionRunEventsArgs, 'runId'>>;
  runs?: SubscriptionResolver<ResolversTypes['Run'], "runs", ParentType, ContextType, Partial<SubscriptionRunsArgs>>;
};

export type TeamMemberResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TeamMember'] = ResolversParentTypes['TeamMember']> = {
  contract?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  persona?: Resolver<ResolversTypes['Persona'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TestAmendmentResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TestAmendment'] = ResolversParentTypes['TestAmendment']> = {
  amendedBy?: Resolver<ResolversTypes['Persona'], ParentType, ContextType>;
  checkedBy?: Resolver<ResolversTypes['Persona'], ParentType, ContextType>;
  clauses?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  oldSha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  test?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  why?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TestReportResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TestReport'] = ResolversParentTypes['TestReport']> = {
  amendments?: Resolver<ReadonlyArray<ResolversTypes['TestAmendment']>, ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  passed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sandbox?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  skipped?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tests?: Resolver<ReadonlyArray<ResolversTypes['TestResult']>, ParentType, ContextType>;
  testsSha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TestResultResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TestResult'] = ResolversParentTypes['TestResult']> = {
  clauses?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  durationMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  file?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TestStatus'], ParentType, ContextType>;
  suite?: Resolver<ResolversTypes['TestSuite'], ParentType, ContextType>;
};

export type TraceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Trace'] = ResolversParentTypes['Trace']> = {
  clause?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  design?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  files?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ClauseKind'], ParentType, ContextType>;
  tests?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['ClauseStatus'], ParentType, ContextType>;
  why?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UsageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Usage'] = ResolversParentTypes['Usage']> = {
  byPersona?: Resolver<ReadonlyArray<ResolversTypes['PersonaUsage']>, ParentType, ContextType>;
  cachedAnswers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cachedInputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  calls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  costUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  duplicateCalls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  duplicateCostUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  inputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outputTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  possiblyPaidTwice?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'CommandRefusedError' | 'IdempotencyConflictError' | 'InvalidInputError' | 'NotFoundError' | 'PreviewRefusedError' | 'WorkflowInvalidError', ParentType, ContextType>;
};

export type WorkItemResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WorkItem'] = ResolversParentTypes['WorkItem']> = {
  approval?: Resolver<ResolversTypes['Approval'], ParentType, ContextType>;
  data?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  goal?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  outputs?: Resolver<ReadonlyArray<ResolversTypes['OutputVariable']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  step?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkflowResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Workflow'] = ResolversParentTypes['Workflow']> = {
  findings?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkflowFindingResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WorkflowFinding'] = ResolversParentTypes['WorkflowFinding']> = {
  at?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  step?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WorkflowInvalidErrorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WorkflowInvalidError'] = ResolversParentTypes['WorkflowInvalidError']> = {
  at?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  step?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = GraphqlContext> = {
  Actor?: ActorResolvers<ContextType>;
  ApiKey?: ApiKeyResolvers<ContextType>;
  Approval?: ApprovalResolvers<ContextType>;
  ApprovalAnswer?: ApprovalAnswerResolvers<ContextType>;
  Budget?: BudgetResolvers<ContextType>;
  Caller?: CallerResolvers<ContextType>;
  Clause?: ClauseResolvers<ContextType>;
  ClusterNode?: ClusterNodeResolvers<ContextType>;
  CommandRefusedError?: CommandRefusedErrorResolvers<ContextType>;
  CommunicationRules?: CommunicationRulesResolvers<ContextType>;
  ContextPack?: ContextPackResolvers<ContextType>;
  CreateApiKeyPayload?: CreateApiKeyPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Deliverable?: DeliverableResolvers<ContextType>;
  DeliverableFile?: DeliverableFileResolvers<ContextType>;
  Entry?: EntryResolvers<ContextType>;
  EntryConnection?: EntryConnectionResolvers<ContextType>;
  EntryEdge?: EntryEdgeResolvers<ContextType>;
  Finding?: FindingResolvers<ContextType>;
  Handoff?: HandoffResolvers<ContextType>;
  HandoffConnection?: HandoffConnectionResolvers<ContextType>;
  HandoffEdge?: HandoffEdgeResolvers<ContextType>;
  HandoffRule?: HandoffRuleResolvers<ContextType>;
  HandoffsPayload?: HandoffsPayloadResolvers<ContextType>;
  IdempotencyConflictError?: IdempotencyConflictErrorResolvers<ContextType>;
  InvalidInputError?: InvalidInputErrorResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  KnowledgeFile?: KnowledgeFileResolvers<ContextType>;
  KnowledgeRef?: KnowledgeRefResolvers<ContextType>;
  LostNode?: LostNodeResolvers<ContextType>;
  ModelChoice?: ModelChoiceResolvers<ContextType>;
  ModelHealth?: ModelHealthResolvers<ContextType>;
  ModelUsage?: ModelUsageResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NodeLoad?: NodeLoadResolvers<ContextType>;
  NotFoundError?: NotFoundErrorResolvers<ContextType>;
  OpenRuns?: OpenRunsResolvers<ContextType>;
  OutputVariable?: OutputVariableResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  ParkedMessage?: ParkedMessageResolvers<ContextType>;
  Parking?: ParkingResolvers<ContextType>;
  Persona?: PersonaResolvers<ContextType>;
  PersonaOutput?: PersonaOutputResolvers<ContextType>;
  PersonaUsage?: PersonaUsageResolvers<ContextType>;
  Plan?: PlanResolvers<ContextType>;
  PlanEdge?: PlanEdgeResolvers<ContextType>;
  PlanStep?: PlanStepResolvers<ContextType>;
  Preview?: PreviewResolvers<ContextType>;
  PreviewPayload?: PreviewPayloadResolvers<ContextType>;
  PreviewRefusedError?: PreviewRefusedErrorResolvers<ContextType>;
  Provider?: ProviderResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Question?: QuestionResolvers<ContextType>;
  Requirements?: RequirementsResolvers<ContextType>;
  RevokeApiKeyPayload?: RevokeApiKeyPayloadResolvers<ContextType>;
  Run?: RunResolvers<ContextType>;
  RunConnection?: RunConnectionResolvers<ContextType>;
  RunEdge?: RunEdgeResolvers<ContextType>;
  RunError?: RunErrorResolvers<ContextType>;
  RunEvent?: RunEventResolvers<ContextType>;
  RunEventConnection?: RunEventConnectionResolvers<ContextType>;
  RunEventEdge?: RunEventEdgeResolvers<ContextType>;
  RunEventsPayload?: RunEventsPayloadResolvers<ContextType>;
  RunOrigin?: RunOriginResolvers<ContextType>;
  RunOutcome?: RunOutcomeResolvers<ContextType>;
  RunPayload?: RunPayloadResolvers<ContextType>;
  RunProgress?: RunProgressResolvers<ContextType>;
  Span?: SpanResolvers<ContextType>;
  StartRunPayload?: StartRunPayloadResolvers<ContextType>;
  Step?: StepResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  TeamMember?: TeamMemberResolvers<ContextType>;
  TestAmendment?: TestAmendmentResolvers<ContextType>;
  TestReport?: TestReportResolvers<ContextType>;
  TestResult?: TestResultResolvers<ContextType>;
  Trace?: TraceResolvers<ContextType>;
  Usage?: UsageResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  WorkItem?: WorkItemResolvers<ContextType>;
  Workflow?: WorkflowResolvers<ContextType>;
  WorkflowFinding?: WorkflowFindingResolvers<ContextType>;
  WorkflowInvalidError?: WorkflowInvalidErrorResolvers<ContextType>;
};

