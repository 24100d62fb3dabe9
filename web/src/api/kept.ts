/**
 * Everything that the console keeps beyond a page. `key`: the API key, in the tab, or in the browser where its owner asked
 * for that. In the tab, until it is closed: `draft` of a new run, `draft.workflow` that was chosen for it elsewhere,
 * `workflows.text` as it was written last, `reloaded` after the server was built anew. In the browser: `theme`, which
 * `public/theme.js` reads too, `by` whom answers come from, `shortcuts` where they are off.
 */
export type KeptName = 'key' | 'draft' | 'draft.workflow' | 'workflows.text' | 'reloaded' | 'theme' | 'by' | 'shortcuts'

interface Keeper {
  /** Null: nothing is kept. */
  readonly read: (name: KeptName) => string | null
  /** Keeps a text; null: nothing any more. */
  readonly keep: (name: KeptName, text: string | null) => void
}

/** A browser may refuse to keep anything, or anything more: then what was to be kept is lost with the page. */
const keeperIn = (storage: () => Storage): Keeper => ({
  read(name) {
    try {
      return storage().getItem(`g1.${name}`)
    } catch {
      return null
    }
  },
  keep(name, text) {
    try {
      if (text === null) storage().removeItem(`g1.${name}`)
      else storage().setItem(`g1.${name}`, text)
    } catch {
      // Nobody is kept from working by that.
    }
  },
})

/** Until the tab is closed. */
export const inTab = keeperIn(() => sessionStorage)

/** Until somebody clears what the browser keeps. */
export const inBrowser = keeperIn(() => localStorage)
