/** What stands in the place of a secret. */
const hidden = '[hidden]'

/** The password of `scheme://user:password@host`; the token of `Bearer …`; keys of G1 and of model providers by their shape. */
const shapes: readonly [RegExp, string][] = [
  [/\b([a-z][a-z0-9+.-]*:\/\/[^\s:@/"]*:)[^\s@/?#"]+@/gi, `$1${hidden}@`],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${hidden}`],
  [/\b(g1key_[0-9a-z]{8}_)[0-9a-z]+/g, `$1${hidden}`],
  [/\b(sk-|pcsk_)[\w-]{16,}/g, `$1${hidden}`],
  [/("(?:[\w-]*(?:password|secret|token|api_?key|authorization))"\s*:\s*")(?:[^"\\]|\\.)*"/gi, `$1${hidden}"`],
]

/** Shorter than this a value is no secret, and hiding it would hide half of the log. */
const shortest = 6

/**
 * Takes secrets out of lines of a log: the values that this process knows, as they are and as they stand in URLs, and
 * whatever has the shape of a credential.
 */
export function redactor(secrets: readonly string[]): (line: string) => string {
  const known = secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
    .filter((secret) => secret.length >= shortest)
    .toSorted((a, b) => b.length - a.length)
  return (line) => {
    const without = known.reduce((text, secret) => text.replaceAll(secret, hidden), line)
    return shapes.reduce((text, [shape, instead]) => text.replace(shape, instead), without)
  }
}

/** The password that stands in a URL, as it was before it was encoded; none where there is no URL or no password. */
export function passwordIn(url: string | null): readonly string[] {
  if (url === null || !URL.canParse(url)) return []
  const { password } = new URL(url)
  return password === '' ? [] : [password, decodeURIComponent(password)]
}
