import { claim, demand, type Scene } from '../draft/scene.ts'
import { find, textOf, type Phrase } from '../language/token.ts'
import type { Pattern } from './pattern.ts'

const long = '(?:characters)(?: long)?'
const forms: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:a|the|all|their|every|each|user) )*passwords? (?:(?:must|is|are|has|have|be|with|of|contain|that|which|a|length) )*at-least (?<least>[0-9]+) ${long}$`,
    'd',
  ),
  new RegExp(
    `^(?:(?:a|the|all) )*passwords? (?:with |of |that (?:are|is|have) )?less-than (?<least>[0-9]+) ${long} (?:are|is|must be|cannot be) (?:not allowed|rejected|refused|not accepted|invalid|accepted|allowed)$`,
    'd',
  ),
  new RegExp(`^(?:a |the |all )*passwords? cannot (?:be|have) less-than (?<least>[0-9]+) ${long}$`, 'd'),
  new RegExp(
    `^(?:the )?(?:at-least|minimum) (?:password length|length of (?:a |the )?passwords?) (?:is|must be) (?<least>[0-9]+)(?: ${long})?$`,
    'd',
  ),
]

/** Reads how long a password must be; false where the words say anything else. */
export function passwordSaid(scene: Scene, phrase: Phrase): boolean {
  const found = forms.map((form) => find(phrase, form)).find((one) => one !== null)
  const least = found === undefined ? 0 : Number(textOf(found.group('least')))
  if (least < 6 || least > 128 || scene.draft.accountsRefused) return false
  scene.draft.passwordMinLength = least
  scene.draft.accountsWanted = true
  demand(scene, phrase, { kind: 'accounts' })
  claim(scene, phrase)
  return true
}

/** `Passwords have at least 10 characters`. */
export const passwords: Pattern = {
  name: 'passwords',
  pass: 1,
  owns: (phrase) => forms.some((form) => find(phrase, form) !== null),
  survey: ({ draft }, phrase) => {
    if (!forms.some((form) => find(phrase, form) !== null)) return false
    draft.accountsWanted = true
    return true
  },
  read: passwordSaid,
}
