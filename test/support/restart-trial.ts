import type { AppSpec } from '../../src/core/app-spec/app-spec.ts'
import type { AppFile } from '../../src/workspace/files/application-file.ts'
import { GeneratedApp } from './generated-app/generated-app.ts'
import { accepted, send } from './generated-app/http.ts'
import { StartedApp, unpack } from './started-app.ts'

const login = { email: 'keeper@example.org', password: 'kept over a restart' }

const tokenOf = (body: unknown): string | null =>
  typeof body === 'object' && body !== null && 'token' in body ? String(body.token) : null

/** Stores a row and an account, ends the application, starts it again and looks for both. What is wrong, in words. */
export const keepsData = async (
  folder: string,
  files: readonly AppFile[],
  spec: AppSpec,
): Promise<readonly string[]> => {
  try {
    await unpack(folder, files)
    const before = await store(folder, files, spec)
    await using second = await StartedApp.in(folder, files)
    const { base } = second
    const answer =
      spec.accounts === null ? null : await send({ base, method: 'POST', path: '/api/login', token: null, body: login })
    const token = answer === null ? null : tokenOf(accepted(answer).body)
    const after = await send({ base, method: 'GET', path: before.path, token })
    return after.text === before.text ? [] : [`restart: ${before.path} was ${before.text} and is ${after.text}`]
  } catch (error) {
    return [`restart: ${error instanceof Error ? error.message : String(error)}`]
  }
}

/** Makes an account, if there are accounts, and a row, in the first entity that one of them may fill. */
const store = async (folder: string, files: readonly AppFile[], spec: AppSpec) => {
  await using first = await StartedApp.in(folder, files)
  const app = new GeneratedApp(first.base, spec)
  const keeper = spec.accounts === null ? app.visitor() : await app.boss(login)
  const refusals: string[] = []
  for (const entity of spec.entities) {
    const answer = await keeper.post(entity.id).catch((error: unknown) => String(error))
    if (typeof answer !== 'string' && answer.status === 201) {
      const id =
        typeof answer.body === 'object' && answer.body !== null && 'id' in answer.body ? Number(answer.body.id) : 0
      const path = `/api/${entity.path}/${id}`
      const seen = await keeper.send('GET', path)
      if (seen.status === 200) return { path, text: seen.text }
    }
    refusals.push(typeof answer === 'string' ? answer : `${answer.asked} → ${answer.status} ${answer.text}`)
  }
  if (spec.accounts !== null) return { path: '/api/me', text: (await keeper.send('GET', '/api/me')).text }
  throw new Error(`nothing can be stored: ${refusals.join('; ')}`)
}
