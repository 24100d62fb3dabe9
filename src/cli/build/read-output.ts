/** What a person typed as a value of a variable's type; as text where it is none, so that the server says what is wrong. */
export function readOutput(type: string, typed: string): unknown {
  switch (type) {
    case 'int':
    case 'num':
      return typed.trim() !== '' && Number.isFinite(Number(typed)) ? Number(typed) : typed
    case 'bool':
      if (/^(true|yes|y|1)$/i.test(typed.trim())) return true
      return /^(false|no|n|0)$/i.test(typed.trim()) ? false : typed
    case 'list':
    case 'doc':
      try {
        return JSON.parse(typed) as unknown
      } catch {
        return typed
      }
    default:
      return typed
  }
}
