import type { Action } from '../../../core/app-spec/grant.ts'
import { actorsOf } from '../draft/actors.ts'
import { claim, demand, type Scene } from '../draft/scene.ts'
import { find, textOf, type Phrase } from '../language/token.ts'
import { actingBase, actionsOf } from '../language/verbs.ts'
import type { Pattern } from './pattern.ts'

const all =
  '(?:everything|anything|all(?: (?:of )?(?:it|the|this|that|data|records|things|content|information))*|any (?:data|records?)|nothing)'
const forms = {
  may: new RegExp(`^(?<who>[^,:()]+?) can (?:do )?(?:(?:absolutely )?everything|anything)(?: in app| here)?$`, 'd'),
  full: /^(?<who>[^,:()]+?) (?:have|has|get|gets) (?:full|complete|unlimited|unrestricted) (?:access|rights|control)(?: to (?:everything|app|all data))?$/d,
  acts: new RegExp(
    `^(?<only>only )?(?<who>[^,:()]+?) (?<modal>can only|can|cannot) (?<only2>only )?(?<verbs>[a-z-]+(?: (?:,|and|or|nor) [a-z-]+)*) ${all}(?: else)?$`,
    'd',
  ),
}

/** What a role may with everything there is: `Supervisors can do everything`, `Parents cannot change anything`. */
export const overall: Pattern = {
  name: 'overall',
  pass: 3,
  read: (scene, phrase) => whole(scene, phrase) || acts(scene, phrase),
}

const everyAction: readonly Action[] = ['list', 'view', 'create', 'edit', 'delete']

function whole(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, forms.may) ?? find(phrase, forms.full)
  return found !== null && everywhere(scene, { who: found.group('who'), actions: everyAction, how: 'all', phrase })
}

function acts(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, forms.acts)
  if (found === null) return false
  const words = textOf(found.group('verbs')).split(/ (?:,|and|or|nor) /)
  const actions = words.map((word): readonly Action[] | null =>
    /^(?:export|download)$/.test(word) ? ['export'] : actionsOf(actingBase(word) ?? ''),
  )
  if (actions.some((one) => one === null)) return false
  const some = [...new Set(actions.flatMap((one) => one ?? []))]
  const cannot = textOf(found.group('modal')) === 'cannot'
  const justThat = textOf(found.group('modal')) === 'can only' || found.has('only2')
  const who = found.group('who')
  if (cannot) return everywhere(scene, { who, actions: some, how: 'not', phrase })
  if (!everywhere(scene, { who, actions: some, how: found.has('only') ? 'only' : 'all', phrase })) return false
  if (!justThat) return true
  const others = (['create', 'edit', 'delete'] as const).filter((action) => !some.includes(action))
  return everywhere(scene, { who, actions: others, how: 'not', phrase })
}

type Everywhere = {
  readonly who: Phrase
  readonly actions: readonly Action[]
  readonly how: 'all' | 'only' | 'not'
  readonly phrase: Phrase
}

function everywhere(scene: Scene, { who, actions, how, phrase }: Everywhere): boolean {
  const actors = actorsOf(scene.draft, who)
  if (actors === null || !actors.named || scene.draft.accountsRefused) return false
  const exports = [...scene.draft.entities.values()].some((entity) => entity.exported)
  if (actions.includes('export') && !exports) return false
  for (const entity of scene.draft.entities.values()) {
    for (const action of actions) {
      if (action === 'export' && !entity.exported) continue
      const told = entity.allowances.some((one) => one.action === action && (one.kind === 'may' || how === 'all'))
      if (how === 'not' || told || how === 'only')
        for (const one of actors.who)
          entity.allowances.push({
            action,
            who: one,
            own: false,
            only: how === 'only',
            kind: how === 'not' ? 'not' : 'may',
          })
      demand(scene, phrase, { kind: 'permission', entity: entity.id, action }, { who: actors.who, how })
    }
    if (how !== 'all' || actions.length < everyAction.length) continue
    for (const move of entity.moves) {
      if (move.by.length > 0) for (const one of actors.who) move.by.push({ who: one, own: false })
      demand(
        scene,
        phrase,
        { kind: 'transition_permission', entity: entity.id, transition: move.id },
        { who: actors.who, how: 'all' },
      )
    }
  }
  claim(scene, phrase)
  return true
}
