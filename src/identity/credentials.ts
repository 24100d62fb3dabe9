/**
 * The key in an `Authorization` header: `Bearer <key>`, or `Basic`, as browsers send what was typed into their own sign-in
 * window, with the key as user name or password. null: the header holds no credentials of these kinds.
 */
export function keyInAuthorization(header: string): string | null {
  const [, scheme = '', value = ''] = /^(\w+) +(\S+) *$/.exec(header) ?? []
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return value
    case 'basic': {
      const [, name = '', password = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from(value, 'base64').toString('utf8')) ?? []
      return password === '' ? name : password
    }
    default:
      return null
  }
}
