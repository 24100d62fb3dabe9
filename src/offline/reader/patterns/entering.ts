import { claim, demand, type Scene } from '../draft/scene.ts'
import { borrow, find, textOf, type Phrase } from '../language/token.ts'
import { acting } from './acting.ts'
import type { Pattern } from './pattern.ts'

const account =
  '(?:an? (?:user )?account|1|one|a log-in|to log-in|to be signed-in|to sign-up|to register|an own account)'
const forms = {
  /** `Guests need an account to book`, `You must be signed-in to comment`. */
  needed: new RegExp(
    `^(?<who>[^,:()]+?) (?:need|needs|must have|must|require|requires|have) ?(?:${account}|log-in|be signed-in|sign-up|register) (?:in order )?(?:to|before they can|before users can|before) (?<rest>[a-z].+)$`,
    'd',
  ),
  /** `Guests do not need an account to see the programme`. */
  free: new RegExp(
    `^(?<who>[^,:()]+?) cannot (?:need|require|have to have) ${account} (?:in order )?to (?<rest>.+)$`,
    'd',
  ),
  /** `People need an account, except for looking at the tools`. */
  except: new RegExp(
    `^(?<who>users?|everyone|everybody|you|they) (?:need|needs|must have) ${account} ,? ?(?:except|but not|other than|apart from)(?: for| to| when)? (?<verb>looking at|viewing|seeing|browsing|reading|view|see|look at|browse) (?<rest>.+)$`,
    'd',
  ),
}

/** What an account is needed for, and what it is not. */
export const entering: Pattern = {
  name: 'entering',
  pass: 2,
  owns: (phrase) => Object.values(forms).some((form) => find(phrase, form) !== null),
  survey: ({ draft }, phrase) => {
    if (find(phrase, forms.needed) === null && find(phrase, forms.except) === null) return false
    draft.accountsWanted = true
    const needed = find(phrase, forms.needed)
    if (needed !== null)
      acting.survey?.({ draft } as Scene, [...needed.group('who'), ...borrow('can'), ...needed.group('rest')])
    return true
  },
  read: (scene, phrase) => needs(scene, phrase) || excepts(scene, phrase) || isFree(scene, phrase),
}

function needs(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, forms.needed)
  if (found === null || scene.draft.accountsRefused) return false
  const before = scene.draft.demands.length
  if (!acting.read(scene, [...found.group('who'), ...borrow('can'), ...found.group('rest')])) return false
  for (const { subject } of scene.draft.demands.slice(before)) {
    if (subject.kind !== 'entity') continue
    for (const action of subject.actions)
      demand(scene, phrase, { kind: 'permission', entity: subject.entity, action }, { who: ['anyone'], how: 'not' })
  }
  demand(scene, found.frame, { kind: 'accounts' })
  return true
}

function excepts(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, forms.except)
  if (found === null || scene.draft.accountsRefused) return false
  if (!acting.read(scene, [...borrow('anyone can view'), ...found.group('rest')])) return false
  claim(scene, found.group('verb'), found.group('who'))
  demand(scene, found.frame, { kind: 'accounts' })
  return true
}

function isFree(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, forms.free)
  if (found === null || textOf(found.group('rest')) === '') return false
  if (!acting.read(scene, [...borrow('anyone can'), ...found.group('rest')])) return false
  claim(scene, found.frame, found.group('who'))
  return true
}
