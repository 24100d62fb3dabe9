import { inTab } from '../../api/kept.ts'

/** The most characters of a file that are read. */
export const mostCharacters = 1_000_000

/** Leaves a workflow, as JSON text, for the page for a new run. */
export const keepForRun = (text: string): void => inTab.keep('draft.workflow', text)

/** Keeps what was written on the page for workflows. */
export const keepText = (text: string): void => inTab.keep('workflows.text', text)

/** What was written here last in this tab. */
export const keptText = (): string => inTab.read('workflows.text') ?? ''
