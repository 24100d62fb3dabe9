/** Which runs are selected. */
export interface Selection {
  readonly ids: ReadonlySet<string>
  /** Where a range begins: what was selected or left out last. */
  readonly anchor: string | null
}

export const nothingSelected: Selection = { ids: new Set(), anchor: null }

interface Toggle {
  readonly id: string
  /** From the anchor to `id`, all as the anchor is. */
  readonly range: boolean
  /** The ids that are shown, in their order. */
  readonly shown: readonly string[]
}

/** Selects a run, or leaves it out again; with `range`, all between it and the anchor become as the anchor is. */
export function toggled(selection: Selection, { id, range, shown }: Toggle): Selection {
  const from = selection.anchor === null ? -1 : shown.indexOf(selection.anchor)
  const to = shown.indexOf(id)
  const ids = new Set(selection.ids)
  if (!range || from === -1 || to === -1 || selection.anchor === null) {
    if (!ids.delete(id)) ids.add(id)
    return { ids, anchor: id }
  }
  const select = ids.has(selection.anchor)
  for (const one of shown.slice(Math.min(from, to), Math.max(from, to) + 1)) {
    if (select) ids.add(one)
    else ids.delete(one)
  }
  return { ids, anchor: selection.anchor }
}

/** All that are shown, or none where all were. */
export const allToggled = ({ ids }: Selection, shown: readonly string[]): Selection =>
  shown.length > 0 && shown.every((id) => ids.has(id)) ? nothingSelected : { ids: new Set(shown), anchor: null }

/** Without runs that are no longer shown: what cannot be seen is not acted upon. */
export function among(selection: Selection, shown: readonly string[]): Selection {
  const here = new Set(shown)
  const ids = [...selection.ids].filter((id) => here.has(id))
  return ids.length === selection.ids.size ? selection : { ids: new Set(ids), anchor: selection.anchor }
}
