import { defaultTenant, type RunId } from '../../core/ids.ts'
import type { RunStatus } from '../../core/run-status.ts'
import type { ApiServices } from '../context.ts'
import { formatListCursor, parseListCursor } from '../cursor/list-cursor.ts'
import { type Page, page, pageSize } from '../cursor/page.ts'
import { checkText } from '../mutate/check-text.ts'
import { RunView } from '../views/run-view.ts'

const mostSearch = 200

interface Asked {
  readonly first?: number | null
  readonly after?: string | null
  readonly status?: readonly RunStatus[] | null
  readonly search?: string | null
  /** Only forks of this run. */
  readonly origin?: RunId
}

/** A page of runs, newest first. Throws InvalidInput, and CursorInvalid for what is no cursor of a list of runs. */
export async function listRuns(
  { api, reader }: Pick<ApiServices, 'api' | 'reader'>,
  asked: Asked,
): Promise<Page<RunView>> {
  const { first, after, status, search, origin } = asked
  const size = pageSize(first)
  const from = after == null ? null : parseListCursor(after)
  const rows = await api.store.listRuns({
    tenantId: defaultTenant,
    first: size + 1,
    after: from,
    status: status ?? [],
    search: checkText(search ?? '', { most: mostSearch, path: ['search'] }),
    ...(origin === undefined ? {} : { origin }),
  })
  const items = rows.map((row) => new RunView(row, reader))
  return page({ items, size, cursorOf: ({ runId }) => formatListCursor(runId), resumed: from !== null })
}
