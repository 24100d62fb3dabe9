import { roles, type Role } from '../core/store/api-key-store.ts'
import type { Caller } from './caller.ts'
import { Forbidden } from './errors.ts'

/** The role that each field of Query, Mutation and Subscription asks for: viewers look, operators also steer runs. */
const needed: Readonly<Record<string, Role>> = {
  'Query.node': 'viewer',
  'Query.run': 'viewer',
  'Query.runs': 'viewer',
  'Query.openRuns': 'viewer',
  'Query.sampleRun': 'viewer',
  'Query.personas': 'viewer',
  'Query.workflows': 'viewer',
  'Query.knowledge': 'viewer',
  'Query.checkWorkflow': 'viewer',
  'Query.providers': 'viewer',
  'Query.actors': 'viewer',
  'Query.clusterNodes': 'viewer',
  'Query.lostNodes': 'viewer',
  'Query.caller': 'viewer',
  'Query.apiKeys': 'admin',
  'Mutation.startRun': 'operator',
  'Mutation.pauseRun': 'operator',
  'Mutation.resumeRun': 'operator',
  'Mutation.cancelRun': 'operator',
  'Mutation.retryStep': 'operator',
  'Mutation.raiseBudget': 'operator',
  'Mutation.forkRun': 'operator',
  'Mutation.answerApproval': 'operator',
  'Mutation.answerQuestion': 'operator',
  'Mutation.startPreview': 'operator',
  'Mutation.stopPreview': 'operator',
  'Mutation.createApiKey': 'admin',
  'Mutation.revokeApiKey': 'admin',
  'Subscription.runEvents': 'viewer',
  'Subscription.handoffs': 'viewer',
  'Subscription.personaOutput': 'viewer',
  'Subscription.runs': 'viewer',
  'Subscription.actors': 'viewer',
}

/** The role that a field asks for; null: nobody has decided that yet (a test names such fields). */
export const roleFor = (field: string): Role | null => needed[field] ?? null

/** Whether a role may use a field. What nobody has decided is for admins. */
export const mayUse = (role: Role, field: string): boolean =>
  roles.indexOf(role) >= roles.indexOf(roleFor(field) ?? 'admin')

/** Throws Forbidden where the caller's role does not reach. */
export function demandRole({ role, key }: Caller, field: string): void {
  if (mayUse(role, field)) return
  throw new Forbidden(
    `Found the role ${role} (key ${key?.id ?? 'none'}), expected ${roleFor(field) ?? 'admin'} for ${field}; use a key with that role.`,
  )
}
