/** Folding a run's log, where it is not among those that the node has in its cache: a few milliseconds, and a read. */
const fold = 3

/**
 * What answering a field costs in points, where that is more (or less) than the usual 1 for an object or a list and 0 for a
 * leaf. A point is about the work of looking one object up. `docs/operation-costs.md` shows the same to callers.
 */
export const weights: Readonly<Record<string, number>> = {
  // One fold serves all of a run's fields; each counts, since each alone would ask for it.
  'Run.requirements': fold,
  'Run.data': fold,
  'Run.plan': fold,
  'Run.team': fold,
  'Run.steps': fold,
  'Run.handoffs': fold,
  'Run.entries': fold,
  'Run.workItems': fold,
  'Run.approvals': fold,
  'Run.questions': fold,
  'Run.usage': fold,
  'Run.models': fold,
  'Run.cache': fold,
  'Run.budgetUsd': fold,
  'Run.budget': fold,
  'Run.outcome': fold,
  'Run.error': fold,
  'Run.parked': fold,
  'Run.contextPacks': fold + 2,
  'Run.deliverable': fold + 2,
  // A look back is hardly ever in the cache, and folds from the first event on.
  'Run.at': 25,
  // A statement of their own for each run.
  'Run.events': 2,
  'Run.forks': 2,
  'Usage.duplicateCalls': 1,
  'Usage.duplicateCostUsd': 1,
  // Entries are looked up in the fold of their run, which is asked for again.
  'Step.entries': 2,
  'Step.contextPacks': 2,
  'Handoff.entries': 2,
  'Handoff.withheld': 2,
  'ContextPack.entries': 2,
  'Entry.supersedes': 2,
  // Texts of up to 1 MB, read one by one.
  'DeliverableFile.content': 3,
  'RunEvent.answer': 3,
  // In memory, and large to write.
  'Entry.content': 2,
  'KnowledgeFile.content': 1,
  'ContextPack.manifest': 1,
  // Every clause is held against every test, entry and file.
  'Requirements.clauses': 2,
  'Deliverable.traceability': 5,
  // A workflow is played in all the ways that it can go.
  'Query.checkWorkflow': 50,
  // Any kind of thing, most of them within the fold of a run.
  'Query.node': fold,
  'Query.actors': 5,
  'Query.openRuns': 5,
  'Query.sampleRun': 2,
  // Other mutations store a row or two, for `mutationWeight`.
  'Mutation.startRun': 25,
  'Mutation.forkRun': 25,
  'Mutation.startPreview': 100,
}

/** What a mutation costs that is not in the table. */
export const mutationWeight = 10
