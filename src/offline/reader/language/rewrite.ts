import { numberOf } from './numbers.ts'
import type { Phrase, Token } from './token.ts'

/** Several ways to say one thing, and the one way that the patterns know. `''` drops the words: they add nothing. */
const sayings: readonly (readonly [replacement: string, ...sayings: string[]])[] = [
  [
    'manage',
    'look after',
    'looks after',
    'take care of',
    'takes care of',
    'keep a list of',
    'keeps a list of',
    'keep an eye on',
    'keep tabs on',
    'keep track of',
    'keeps track of',
    'keep a record of',
    'are responsible for',
    'is responsible for',
    'are in charge of',
    'is in charge of',
  ],
  ['only their own', 'just their own', 'solely their own', 'nothing but their own', 'exclusively their own'],
  ['view', 'look at', 'looks at', 'have a look at', 'take a look at'],
  ['submit', 'hand in', 'turn in', 'send in', 'hands in'],
  ['change', 'touch', 'tamper with', 'fiddle with'],
  ['record', 'jot down', 'note down', 'write down', 'put down', 'key in', 'type in'],
  ['sqm', 'square metres', 'square meters', 'square metre', 'square meter', 'm²', 'm2', 'sq m'],
  ['cannot', 'can no longer', 'may no longer', 'must no longer', 'can not ever'],
  [
    'cannot',
    'can not',
    "can't",
    'may not',
    'must not',
    "mustn't",
    'should not',
    "shouldn't",
    'shall not',
    'could not',
    'are not allowed to',
    'is not allowed to',
    "aren't allowed to",
    "isn't allowed to",
    'must never',
    'can never',
    'may never',
    'should never',
    'are not able to',
    'is not able to',
    'must not be able to',
    'should not be able to',
    'shall not be able to',
    'are not permitted to',
    'is not permitted to',
    'are never allowed to',
    'is never allowed to',
    'are forbidden to',
    'will not',
    "won't",
    'cannot ever',
    'can not ever',
    'never',
    "don't",
    'do not',
    'does not',
    "doesn't",
  ],
  [
    'can',
    'should be able to',
    'must be able to',
    'shall be able to',
    'will be able to',
    'is able to',
    'are able to',
    'be able to',
    'is allowed to',
    'are allowed to',
    'should be allowed to',
    'must be allowed to',
    'is permitted to',
    'are permitted to',
    'may',
    'could',
    'needs to be able to',
    'need to be able to',
    'want to be able to',
    'wants to be able to',
    'would like to be able to',
    'want to',
    'would like to',
    "'d like to",
    'has the ability to',
    'have the ability to',
    'have the option to',
    'should have the ability to',
    'have permission to',
    'has permission to',
  ],
  [
    'must',
    'shall',
    'should',
    'has to',
    'have to',
    'needs to',
    'need to',
    'will',
    'is required to',
    'are required to',
    'must always',
    'should always',
    'is supposed to',
    'are supposed to',
    'ought to',
    'is to',
    'are to',
    'always has to',
  ],
  ['user', 'i'],
  [
    'users',
    'people',
    'end users',
    'end-users',
    'everyone who is signed in',
    'every signed-in user',
    'any signed-in user',
    'signed-in users',
    'logged-in users',
    'logged in users',
    'signed in users',
    'registered users',
    'authenticated users',
    'every user',
    'each user',
    'all users',
    'any user',
    'a signed-in user',
    'a logged-in user',
    'a registered user',
    'an authenticated user',
  ],
  [
    'email',
    'e-mail address',
    'email address',
    'e-mail',
    'mail address',
    'e-mails',
    'email addresses',
    'e-mail addresses',
  ],
  [
    'app',
    'the system',
    'the application',
    'the app',
    'the website',
    'the web site',
    'the site',
    'the software',
    'the platform',
    'the program',
    'the tool',
    'the web application',
    'the web app',
    'our system',
    'our app',
    'this system',
    'this app',
    'the solution',
    'the portal',
  ],
  [
    'has',
    'consists of',
    'consist of',
    'contains',
    'includes',
    'comprises',
    'is made up of',
    'is described by',
    'is defined by',
    'is characterised by',
    'is characterized by',
  ],
  ['users can', "i'd like to", "i'd love to", "we'd like to", "we'd love to", "i'd want to"],
  ['cannot be deleted', 'are not deletable', 'is not deletable', 'are undeletable', 'cannot be deletable'],
  ['is at-most', 'is limited to', 'is capped at', 'is restricted to'],
  ['are at-most', 'are limited to', 'are capped at', 'are restricted to'],
  ['must be at-most', 'must be limited to', 'shall be limited to', 'should be limited to'],
  ['cannot be', 'is never', 'are never', 'must never be', 'can never be'],
  ['have', 'contain', 'include', 'comprise', 'are made up of', 'are described by'],
  [
    'at-least',
    'at least',
    'no less than',
    'no fewer than',
    'not less than',
    'not fewer than',
    'a minimum of',
    'minimum of',
    'minimum',
    'min',
    'min .',
    'at the least',
    'minimal',
    '>=',
    '≥',
    'not below',
    'no earlier than',
    'not earlier than',
    'not under',
  ],
  [
    'at-most',
    'at most',
    'no more than',
    'not more than',
    'not exceed',
    'not exceeding',
    'a maximum of',
    'maximum of',
    'maximum',
    'max',
    'max .',
    'up to a maximum of',
    'at the most',
    'up to',
    'maximal',
    '<=',
    '≤',
    'not over',
    'not above',
    'no longer than',
    'no later than',
    'not later than',
    'not longer than',
    'no higher than',
    'no greater than',
    'not greater than',
  ],
  [
    'more-than',
    'more than',
    'greater than',
    'larger than',
    'higher than',
    'bigger than',
    'above',
    'over',
    'exceeding',
    'longer than',
  ],
  ['less-than', 'less than', 'fewer than', 'smaller than', 'lower than', 'below', 'under', 'shorter than'],
  ['or-more', 'or more', 'or greater', 'or higher', 'and above', 'or above', 'and up', 'or over'],
  ['or-less', 'or less', 'or fewer', 'or lower', 'and below', 'or below'],
  ['log-in', 'log in', 'sign in', 'login', 'signin', 'sign-in', 'logs in', 'signs in', 'log on', 'sign on', 'log-on'],
  ['log-out', 'log out', 'sign out', 'logout', 'sign-out', 'log off', 'logs out'],
  ['sign-up', 'sign up', 'signup', 'signs up', 'signing up'],
  ['sign-ups', 'signups', 'sign ups'],
  ['signed-in', 'logged in', 'signed in', 'logged-in', 'authenticated'],
  ['in-progress', 'in progress'],
  ['checked-in', 'checked in'],
  ['checked-out', 'checked out'],
  ['picked-up', 'picked up'],
  ['handed-out', 'handed out'],
  ['handed-over', 'handed over'],
  ['given-out', 'given out'],
  ['signed-off', 'signed off'],
  ['to-do', 'to do'],
  ['such-as', 'such as', 'for example', 'e.g', 'for instance'],
  ['long', 'in length'],
  ['home-page', 'home page', 'homepage', 'start page', 'landing page', 'main page', 'front page'],
  ['due-date', 'due date'],
  [
    'without logging in',
    'without registering',
    'without signing up',
    'without having to log in',
    'without having to register',
  ],
  ['logging in', 'signing in', 'logging on', 'signing on'],
  ['characters', 'chars', 'letters long', 'char', 'character', 'signs long'],
  [
    '',
    'also',
    'always',
    'please',
    'simply',
    'easily',
    'then',
    'basically',
    'e.g.',
    'respectively',
    'at any time',
    'as well',
    'too',
    'both',
    'first of all',
    'furthermore',
    'additionally',
    'moreover',
    'in addition',
    'finally',
    'just',
    'obviously',
    'of course',
    'therefore',
    'however',
    'etc',
    'in the app',
    'in the system',
    'in the application',
    'strictly',
    'actually',
    'either',
    'in app',
  ],
]

const byLength = new Map<string, string>(sayings.flatMap(([to, ...from]) => from.map((words) => [words, to] as const)))
const mostWords = 6

/** Marks without a meaning for the patterns. */
const silent = /^(?:["“”„'‘`*#_~|>•–—…!?\\]|\p{Extended_Pictographic}|[\u{fe0f}\u{200d}])$/u

/**
 * The tokens as the patterns see them: quotes and Markdown marks dropped, many ways to say a thing made one, number words
 * and amounts made figures. What is dropped adds nothing to the meaning.
 */
export function rewritten(tokens: Phrase): Phrase {
  const heard = tokens
    .map((token, index) =>
      token.lower === "'" && tokens[index - 1]?.end === token.start && tokens[index + 1] !== undefined
        ? { ...token, lower: "'s" }
        : token,
    )
    .filter((token, index) => !silent.test(token.lower) && !(token.lower === '.' && index === tokens.length - 1))
  const seen: Token[] = []
  for (let at = 0; at < heard.length; ) {
    const { token, width } = saying(heard, at) ?? amount(heard, at) ?? { token: heard[at], width: 1 }
    if (token !== undefined && token.lower !== '') seen.push(...apart(token))
    at += width
  }
  return seen
}

/** A saying of several words as tokens of one word each; the first stands for all the words of the clause. */
const apart = (token: Token): Token[] =>
  token.lower.split(' ').map((lower, index) => (index === 0 ? { ...token, lower } : { ...token, lower, ids: [] }))

type Rewritten = { readonly token: Token | undefined; readonly width: number }

function saying(tokens: Phrase, at: number): Rewritten | null {
  for (let width = Math.min(mostWords, tokens.length - at); width > 0; width--) {
    const words = tokens.slice(at, at + width)
    const to = byLength.get(words.map((token) => token.lower).join(' '))
    const bound =
      width === 1 &&
      /^m(?:ax|in)(?:imum|imal)?$/.test(words[0]?.lower ?? '') &&
      numberOf(tokens[at + 1]?.lower ?? '') === null
    if (bound) continue
    if (
      to === 'app' &&
      /^(?:chair|manager|committee|director|coordinator|administrator|administrators)$/.test(
        tokens[at + width]?.lower ?? '',
      )
    )
      continue
    if (to === 'app' && words.at(-1)?.lower === 'website' && isAddress(tokens.slice(at + width))) continue
    if (to !== undefined) return { token: merged(words, to), width }
  }
  return null
}

/** True where what follows says that the website is a value: `The website must be a valid URL`. */
const isAddress = (after: Phrase): boolean =>
  /^(?:must|should|has to|is|can) (?:be )?(?:an? )?(?:valid|url|web|optional|required|given|unique|empty)/.test(
    after
      .slice(0, 5)
      .map((token) => token.lower)
      .join(' '),
  )

function amount(tokens: Phrase, at: number): Rewritten | null {
  const [first, second] = [tokens[at], tokens[at + 1]]
  if (first === undefined) return null
  if (/^[$€£]$/.test(first.lower) && second !== undefined && numberOf(second.lower) !== null) {
    return { token: merged([first, second], `${numberOf(second.lower)}`), width: 2 }
  }
  const before = tokens[at - 1]
  const negative =
    first.lower === '-' &&
    second !== undefined &&
    first.end === second.start &&
    numberOf(second.lower) !== null &&
    (before === undefined || (before.end < first.start && numberOf(before.lower) === null))
  if (negative) return { token: merged([first, second], `-${numberOf(second.lower)}`), width: 2 }
  const number = first.lower === 'one' ? null : numberOf(first.lower)
  return number === null ? null : { token: merged([first], `${number}`), width: 1 }
}

/** One token in the place of several. */
export function merged(words: Phrase, lower: string): Token {
  const [first, last] = [words[0], words.at(-1)]
  return {
    lower,
    start: first?.start ?? 0,
    end: last?.end ?? 0,
    ids: words.flatMap((word) => word.ids),
    capital: first?.capital ?? false,
  }
}
