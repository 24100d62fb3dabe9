/** What is shown of a thing where it stands inside another one, or in a list. */
export interface Reference {
  readonly name: string
  readonly fields: readonly string[]
}

/** By type. Types that are not named here are shown whole wherever they stand. */
export const references: Readonly<Record<string, Reference>> = {
  // Nothing of it needs the run's log to be read.
  Run: { name: 'RunSummary', fields: ['id', 'title', 'status', 'cursor', 'lastSeq', 'progress', 'createdAt'] },
  // All but what the model said, word for word.
  RunEvent: { name: 'LoggedEvent', fields: ['id', 'seq', 'cursor', 'type', 'at', 'persona', 'cause', 'data'] },
  Persona: { name: 'PersonaReference', fields: ['id', 'name', 'title'] },
  Step: { name: 'StepReference', fields: ['id', 'name', 'attempt', 'state'] },
  // All but its content.
  Entry: {
    name: 'EntrySummary',
    fields: ['id', 'cursor', 'name', 'kind', 'title', 'author', 'step', 'attempt', 'clauses', 'sha256', 'tokens'],
  },
  Approval: { name: 'ApprovalReference', fields: ['id', 'name', 'about'] },
  ClusterNode: { name: 'ClusterNodeReference', fields: ['id', 'name', 'state'] },
  Actor: { name: 'ActorReference', fields: ['address', 'kind'] },
}

/** Fields that no answer shows: those of a run have paths of their own, the others are too large or said elsewhere. */
export const leftOut: Readonly<Record<string, readonly string[]>> = {
  Run: ['requirements', 'plan', 'team', 'steps', 'workItems', 'approvals', 'questions', 'deliverable', 'usage'],
  Step: ['contextPacks'],
  ContextPack: ['manifest'],
  DeliverableFile: ['content'],
  RunConnection: ['edges'],
  EntryConnection: ['edges'],
  HandoffConnection: ['edges'],
}
