/** Exact texts and what takes their place, one after the other. */
export type TextPatch = readonly { readonly find: string; readonly replace: string }[]

/** The patched text, or why the patch does not apply. */
export type Patched = { readonly text: string } | { readonly problem: string }

/** Puts each `replace` where its `find` stands, which has to be exactly one place of the text as it is by then. */
export function applyPatch(text: string, patch: TextPatch): Patched {
  let now = text
  for (const [index, { find, replace }] of patch.entries()) {
    const at = now.indexOf(find)
    const count = at === -1 ? 'nowhere' : now.includes(find, at + 1) ? 'more than once' : null
    if (count !== null) {
      const problem = `patch[${index}].find: found ${count} the text ${shortened(find)}, expected exactly once; copy it from the file as it is now, with enough around it`
      return { problem }
    }
    now = now.slice(0, at) + replace + now.slice(at + find.length)
  }
  return { text: now }
}

const shortened = (text: string): string => JSON.stringify(text.length <= 120 ? text : `${text.slice(0, 120)}…`)
