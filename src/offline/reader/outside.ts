/** What is asked for often and is none of the features, with the plain reason. */
const outside: readonly (readonly [pattern: RegExp, why: string])[] = [
  [
    /\bmanage (?:all |the |other )?(?:users|accounts|user accounts|roles)\b/i,
    'people register themselves; the highest role can only give them another role',
  ],
  [/\b(?:e-?mails?|newsletter|smtp|inbox)\b/i, 'sending e-mail is not one of the features'],
  [/\b(?:sms|text messages?|whatsapp|telegram|push)\b/i, 'sending messages to phones is not one of the features'],
  [/\b(?:notif\w+|remind\w*|alerts?|alerted)\b/i, 'notifications and reminders are not among the features'],
  [
    /\b(?:pay online|payments?|stripe|paypal|credit cards?|checkout|billing|refund\w*)\b/i,
    'taking payments is not one of the features',
  ],
  [/\b(?:maps?|gps|geo\w*|navigation|route planning)\b/i, 'maps and positions are not among the features'],
  [/\b(?:chat|chats|messag\w+|video calls?|forum)\b/i, 'chat and messages between people are not among the features'],
  [
    /\b(?:upload\w*|photos?|pictures?|images?|attach\w*|files?|documents?|videos?|avatars?)\b/i,
    'uploading files and pictures is not one of the features',
  ],
  [/\b(?:pdf|print\w*|excel|xlsx|word document)\b/i, 'documents other than CSV are not among the features'],
  [/\b(?:real[- ]?time|live updates?|websockets?|instantly)\b/i, 'live updates are not among the features'],
  [
    /\b(?:mobile apps?|android|ios|iphone|native app|desktop app|offline)\b/i,
    'the application is a web application only',
  ],
  [
    /\b(?:apis?|integrat\w*|sync\w*|google|outlook|slack|facebook|twitter|instagram|webhooks?|ldap|sso|oauth|third[- ]party)\b/i,
    'working with other systems is not one of the features',
  ],
  [/\b(?:import\w*)\b/i, 'importing is not one of the features'],
  [
    /\b(?:recurring|repeat\w*|every (?:day|week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday|night|morning)|daily|weekly|monthly|scheduled|automatic\w*|periodic\w*)\b/i,
    'nothing happens by itself at set times',
  ],
  [/\b(?:charts?|graphs?|diagrams?|plots?|visuali[sz]\w*|heat ?maps?)\b/i, 'charts are not among the features'],
  [
    /\b(?:calendar|timeline|kanban|drag|gantt|map view)\b/i,
    'other views than lists and pages are not among the features',
  ],
  [
    /\b(?:two[- ]factor|2fa|mfa|captcha|biometric|fingerprint|face id)\b/i,
    'this way to prove who one is, is not one of the features',
  ],
  [
    /\b(?:forg[eo]t\w*|reset\w*)\b.*\bpasswords?\b|\bpasswords?\b.*\breset\w*\b/i,
    'resetting a password needs e-mail, which is not one of the features',
  ],
  [
    /\b(?:machine learning|ai|recommend\w*|suggest\w*|predict\w*|forecast\w*)\b/i,
    'recommendations and predictions are not among the features',
  ],
  [
    /\b(?:barcodes?|qr|scan\w*|camera|sensor\w*|bluetooth|wearable\w*)\b/i,
    'devices and scanners are not among the features',
  ],
  [
    /\b(?:translat\w*|languages?|multilingual|currenc(?:y|ies))\b/i,
    'translation and conversion are not among the features',
  ],
  [/\b(?:backup|back up|audit|versions?|undo|history)\b/i, 'a history of changes is not one of the features'],
  [/\b(?:dark mode|theme|logo|colou?rs?|fonts?|design)\b/i, 'a look of its own is not one of the features'],
]

/** Why the application cannot do what these words ask, if they name something outside of its features. */
export const outsideReason = (part: string): string | null =>
  outside.find(([pattern]) => pattern.test(part))?.[1] ?? null
