/** Set by every piece that manages to run: `window.hostile`. */
const run = 'window.hostile = true'

/** What a persona may publish that was told, or trained, to do harm to whoever reads it. */
export const hostilePieces: Readonly<Record<string, string>> = {
  script: `<script>${run}</script><img src=x onerror="${run}"><svg onload="${run}"><style>body{display:none}</style>`,
  markdown: `[click me](javascript:${run}) ![seen](http://hostile.example/seen.png) [![seen](https://hostile.example/a.svg)](data:text/html,<script>${run}</script>)\n\n<iframe src="http://hostile.example/frame"></iframe>\n\n<base href="http://hostile.example/"><meta http-equiv="refresh" content="0;url=http://hostile.example/">`,
  template: `\${${run}} {{constructor.constructor('${run}')()}} </script></textarea></title>"><script>${run}</script>`,
  overrides: `report\u202egnp.exe \u2066isolated\u2069 \u200fright\u200e \u202dleft`,
  invisible: `zero\u200bwidth\u200d\ufeff\u00ad joined\u2028line\u2029paragraph`,
  controls: `bell\u0007 escape\u001b[31mred\u001b[0m back\u0008 form\u000c return\r delete\u007f`,
  combining: `Z${'\u0301\u0316'.repeat(200)}`,
  // Letters that lean on each other, and signs that join: what breaks them into lines badly takes minutes.
  unbroken: 'W'.repeat(3_000),
  joined: `${'='.repeat(3_000)} ${'->'.repeat(1_000)}`,
}

const pieces = Object.values(hostilePieces)

/** A piece of harm for this text, the same one each time. */
export function pieceFor(text: string): string {
  let sum = 0
  for (const char of text) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003
  return pieces[sum % pieces.length] ?? ''
}

/** One line of two megabytes. */
export const longLine = 'All work and no play. '.repeat(95_325)

/** A title of ten thousand characters, some of which turn the text around. */
export const longTitle = `Notes <script>${run}</script> \u202e${'of a very long-winded team '.repeat(400)}`.slice(
  0,
  10_000,
)

/** JSON that is deep, and whose keys mean something to JavaScript. */
export function hostileJson(depth: number): unknown {
  const keys = `"__proto__": {"hostile": true}, "constructor": {"prototype": {"hostile": true}}, "toString": "x", "<img src=x onerror='${run}'>": 1`
  return JSON.parse(`{${keys}, "deep": ${'['.repeat(depth)}${']'.repeat(depth)}}`)
}
