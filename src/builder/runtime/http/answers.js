/** The answers that a handler can give. */
export const json = (status, body, headers = {}) => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
})
export const page = (status, markup, headers = {}) => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  body: String(markup),
})
export const redirect = (location, headers = {}) => ({ status: 303, headers: { location, ...headers }, body: '' })
export const empty = (headers = {}) => ({ status: 204, headers, body: '' })

/** The JSON form of a refusal. */
export const refusal = (error) =>
  json(error.status, { error: { code: error.code, message: error.message, fields: error.fields } })
