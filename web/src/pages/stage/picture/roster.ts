import { type Actor, platform, type StageState, you } from '../state/stage-state.ts'

/** An actor with the group that it stands in. */
export interface Placed {
  readonly actor: Actor
  readonly group: string
}

/** What the groups of those are called who have no phase. */
export interface GroupNames {
  readonly planning: string
  readonly others: string
  readonly beside: string
}

/**
 * Who stands around the hub, in order: phase by phase in the order in which the phases come up, people and the platform
 * last. `phases`: by the persona's name.
 */
export function rosterOf(
  actors: StageState['actors'],
  phases: ReadonlyMap<string, string>,
  names: GroupNames,
): readonly Placed[] {
  const groups = new Map<string, Placed[]>()
  const put = (actor: Actor, group: string) => groups.set(group, [...(groups.get(group) ?? []), { actor, group }])
  for (const actor of actors.values()) {
    if (actor.id === you || actor.id === platform) continue
    const phase = phases.get(actor.id) ?? ''
    put(actor, phase !== '' ? phase : actor.team === 'planning' ? names.planning : names.others)
  }
  for (const id of [platform, you]) {
    const actor = actors.get(id)
    if (actor !== undefined) put(actor, names.beside)
  }
  return [...groups.values()].flat()
}
