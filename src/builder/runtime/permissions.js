/** A condition on a row with its values: sql`this.owner = ${user.id}`. Values never become part of the SQL text. */
export function sql(strings, ...values) {
  return { text: strings.join('?'), values }
}

/** Allowed if any of the ways fits. A way is true, false, or a condition on `this` row. `null` says: never. */
export function either(...ways) {
  const open = ways.filter((way) => way !== false)
  if (open.length === 0) return null
  if (open.includes(true)) return { text: 'true', values: [] }
  return { text: `(${open.map((way) => way.text).join(' or ')})`, values: open.flatMap((way) => way.values) }
}

/** Both conditions at once. */
export const both = (a, b) => ({ text: `${a.text} and ${b.text}`, values: [...a.values, ...b.values] })

export const isSignedIn = (user) => user !== null
export const hasRole = (user, role) => user !== null && user.role === role
