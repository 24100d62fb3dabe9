/** Posts one operation and returns its data; throws with the errors where there are any. */
export async function graphqlRequest<Data>(
  url: string,
  query: string,
  variables: object = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  const body = (await response.json()) as {
    readonly data?: Data
    readonly errors?: readonly { readonly message: string }[]
  }
  if (body.data === undefined || body.errors !== undefined) throw new Error(JSON.stringify(body.errors ?? body))
  return body.data
}
