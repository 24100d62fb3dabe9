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

/** Takes the given secrets out of a text: as they are, as they stand in URLs, and as they stand in JSON. */
export function hider(secrets: readonly string[]): (text: string) => string {
  const forms = secrets.flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
  const known = [...new Set(forms)]
    .filter((secret) => secret.length >= shortest)
    .toSorted((a, b) => b.length - a.length)
  return (text) => known.reduce((rest, secret) => rest.replaceAll(secret, hidden), text)
}

/** Takes secrets out of lines of a log: the values that this process knows, and whatever has the shape of a credential. */
export function redactor(secrets: readonly string[]): (line: string) => string {
  const hide = hider(secrets)
  return (line) => shapes.reduce((text, [shape, instead]) => text.replace(shape, instead), hide(line))
}

/** The password that stands in a URL, as it was before it was encoded; none where there is no URL or no password. */
export function passwordIn(url: string | null): readonly string[] {
  if (url === null || !URL.canParse(url)) return []
  const { password } = new URL(url)
  return password === '' ? [] : [password, decodeURIComponent(password)]
}
