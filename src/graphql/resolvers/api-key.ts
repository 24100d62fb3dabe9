import { randomBytes } from 'node:crypto'
import { InvalidInput, NotFound } from '../../core/errors.ts'
import type { Role } from '../../core/store/api-key-store.ts'
import { newApiKey, readApiKeyId } from '../../identity/api-key.ts'
import { invalid, notFound, type UserErrorView } from '../errors/user-error.ts'
import type { ApiKeyResolvers, ApiKeyRole, MutationResolvers } from '../generated/resolvers.ts'
import { dateTime } from '../views/date-time.ts'

/** Roles as clients read them. */
export const shownRole = { viewer: 'VIEWER', operator: 'OPERATOR', admin: 'ADMIN' } as const
const meant: Readonly<Record<ApiKeyRole, Role>> = { VIEWER: 'viewer', OPERATOR: 'operator', ADMIN: 'admin' }

const timeOrNull = (at: number | null): string | null => (at === null ? null : dateTime(at))

export const ApiKey: ApiKeyResolvers = {
  role: ({ role }) => shownRole[role],
  createdAt: ({ createdAt }) => dateTime(createdAt),
  expiresAt: ({ expiresAt }) => timeOrNull(expiresAt),
  revokedAt: ({ revokedAt }) => timeOrNull(revokedAt),
  lastUsedAt: ({ lastUsedAt }) => timeOrNull(lastUsedAt),
  usable: ({ isUsable }) => isUsable,
}

type Mutations = Required<Pick<MutationResolvers, 'createApiKey' | 'revokeApiKey'>>

export const apiKeyMutations: Mutations = {
  createApiKey: (_, { input }, { api }) =>
    orUserError({ key: null }, async () => {
      const { name, expiresInSeconds } = input
      const lifetimeMs = expiresInSeconds == null ? null : expiresInSeconds * 1_000
      const order = { name, role: meant[input.role], lifetimeMs }
      const { text, stored } = newApiKey(order, { now: api.clock.now(), random: randomBytes })
      return { apiKey: await api.store.apiKeys.add(stored), key: text }
    }),
  revokeApiKey: (_, { input }, { api }) =>
    orUserError({}, async () => {
      const id = readApiKeyId(input.id, ['input', 'id'])
      const apiKey = await api.store.apiKeys.revoke(id)
      if (apiKey === null) throw new NotFound(`Found no key ${id}, expected one of those that "apiKeys" lists.`)
      return { apiKey }
    }),
}

/** What the work gives, or what the caller can put right. */
async function orUserError<Result, Nothing>(
  nothing: Nothing,
  work: () => Promise<Result>,
): Promise<(Result | (Nothing & { readonly apiKey: null })) & { readonly userErrors: readonly UserErrorView[] }> {
  try {
    return { ...(await work()), userErrors: [] }
  } catch (error) {
    if (error instanceof InvalidInput) {
      return { ...nothing, apiKey: null, userErrors: [invalid(error.message, ...error.path.slice(1))] }
    }
    if (error instanceof NotFound) return { ...nothing, apiKey: null, userErrors: [notFound(error.message, 'id')] }
    throw error
  }
}
