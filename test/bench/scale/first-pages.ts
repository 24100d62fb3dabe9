const fields = `nodes { id title status lastSeq cursor createdAt progress { covered toCover costUsd waitsFor updatedAt endedAt } }
  pageInfo { hasNextPage endCursor }`

/** What a console asks first, and what people look for; `title` is rare, common or nowhere. */
const asked: Readonly<Record<string, string>> = {
  'all runs': '(first: 20)',
  'those that wait, which are the oldest': '(first: 20, status: [WAITING])',
  'those that ended, in three statuses': '(first: 20, status: [COMPLETED, FAILED, CANCELLED])',
  'a title that one run has': '(first: 20, search: "lighthouse")',
  'a title that every eighth run has': '(first: 20, search: "portal")',
  'a title that no run has': '(first: 20, search: "submarine")',
  'a title among those that wait': '(first: 20, search: "portal", status: [WAITING])',
}

/** Times of each first page over the API, in ms, in turn, after three tries to warm up. */
export async function firstPages(url: string, samples: number): Promise<Readonly<Record<string, readonly number[]>>> {
  const times: Record<string, number[]> = Object.fromEntries(Object.keys(asked).map((name) => [name, []]))
  for (let index = -3; index < samples; index += 1) {
    for (const [name, filter] of Object.entries(asked)) {
      const began = performance.now()
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: `{ runs${filter} { ${fields} } }` }),
      })
      const { errors } = (await response.json()) as { readonly errors?: unknown }
      if (errors !== undefined) throw new Error(`runs${filter} answered ${JSON.stringify(errors)}.`)
      if (index >= 0) times[name]?.push(performance.now() - began)
    }
  }
  return times
}
