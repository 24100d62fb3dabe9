import type { FieldType } from '../../../core/app-spec/field.ts'

/** What a noun says about the values it names. `unit` is shown beside them. */
export type NounHint = {
  readonly type: FieldType
  readonly unit?: string
  readonly min?: number
  readonly max?: number
}

const heads: readonly (readonly [type: FieldType, nouns: string])[] = [
  [
    'text',
    'name title label subject code number isbn sku reference colour color brand model make species breed genre category type location place address city country street postcode zip room author artist publisher manufacturer supplier topic tag tags department position role summary headline username nickname serial plate vin barcode identifier id kind variety destination origin venue language nationality gender unit shelf size symptom symptoms dosage license licence passport job company employer occupation method material specialty specialisation specialization surname iban signature timezone slug value nationality region theme section pronouns caption motto licence-plate cuisine vendor payee track',
  ],
  [
    'long_text',
    'description notes note comment comments details detail text body content instructions remarks message explanation reason bio biography observations observation feedback abstract ingredients steps agenda answer question history findings diagnosis treatment purpose justification directions preparation review requirements specification background goal-text story allergies allergy resolution',
  ],
  ['date', 'date night deadline birthday birthdate dob day due-date anniversary expiry'],
  ['time', 'time'],
  ['datetime', 'datetime timestamp moment date-time start-time-date appointment-time'],
  [
    'integer',
    'quantity count stock capacity age year score points point seats seat pages page reps rep repetitions sets steps-count floor mileage attempts guests copies rank level priority-number stars bedrooms bathrooms rooms hive-count participants servings portions headcount places calories kilometres laps party-size amount-of',
  ],
  [
    'decimal',
    'weight height distance length width depth temperature percentage percent area volume speed latitude longitude rate ratio hours hour grade discount tax vat share duration-hours humidity kilometers miles odometer reading',
  ],
  [
    'money',
    'price cost amount salary fee budget rent deposit wage total revenue income balance payment fare charge premium price-per-unit subtotal',
  ],
  [
    'boolean',
    'active completed done archived available paid urgent confirmed vaccinated published approved returned flag',
  ],
  ['email', 'email'],
  ['phone', 'phone telephone mobile fax cellphone'],
  ['url', 'url website link homepage web-site'],
]
const types = new Map(heads.flatMap(([type, nouns]) => nouns.split(' ').map((noun) => [noun, type] as const)))

const whole: Readonly<Record<string, NounHint>> = {
  'phone number': { type: 'phone' },
  'telephone number': { type: 'phone' },
  'mobile number': { type: 'phone' },
  'contact number': { type: 'phone' },
  'date of birth': { type: 'date' },
  'birth date': { type: 'date' },
  'date and time': { type: 'datetime' },
  'start time': { type: 'datetime' },
  'end time': { type: 'datetime' },
  start: { type: 'datetime' },
  end: { type: 'datetime' },
  rating: { type: 'integer', min: 1, max: 5 },
  duration: { type: 'integer', unit: 'minutes', min: 0 },
  quantity: { type: 'integer', min: 0 },
  ...Object.fromEntries(
    ['preparation', 'cooking', 'prep', 'cook', 'waiting', 'travel', 'lead', 'playing', 'running'].map((kind) => [
      `${kind} time`,
      { type: 'integer', unit: 'minutes', min: 0 },
    ]),
  ),
  'party size': { type: 'integer', min: 1 },
  'group size': { type: 'integer', min: 1 },
  'number of guests': { type: 'integer', min: 1 },
  'stock level': { type: 'integer', min: 0 },
  'reorder level': { type: 'integer', min: 0 },
  'minimum stock': { type: 'integer', min: 0 },
  'unit price': { type: 'money', min: 0 },
  'unit of measure': { type: 'text' },
  'hourly rate': { type: 'money', min: 0 },
  'daily rate': { type: 'money', min: 0 },
  'exchange rate': { type: 'decimal' },
  'heart rate': { type: 'integer', unit: 'bpm' },
  'web address': { type: 'url' },
  'postal code': { type: 'text' },
  'starting price': { type: 'money', min: 0 },
  'email address': { type: 'email' },
  'size of party': { type: 'integer', min: 1 },
  'working hours': { type: 'text' },
  'opening hours': { type: 'text' },
  'home page': { type: 'url' },
}

/** `year acquired`, `date sold`: a value that is told apart by what happened then or with it. */
const withDeed =
  /^(?<value>(?:[a-z]+ )?(?:date|day|year|weight|volume|distance|quantity|price|cost)) (?:[a-z]{2,}ed|bought|built|sold|sent|paid|made|found|given|taken|lent|seen|lost|kept|born|written|driven|spent)$/

/** The type that a field's name suggests, from the whole name or its last word; null if it says nothing. */
export function hintOf(told: string): NounHint | null {
  const name = told.replace(/ (?:per [a-z]+|in stock|on hand)$/, '').replace(withDeed, '$<value>')
  const known = whole[name]
  if (known !== undefined) return known
  if (/^(?:number|amount|count) of /.test(name) || /^(?:total|max|maximum|min|minimum) number of /.test(name))
    return { type: 'integer', min: 0 }
  if (
    /^(?:bell|lane|lap|jersey|bib|start|starting|track|page|week|round|row|chapter|episode|season|shelf|heat) number$/.test(
      name,
    )
  )
    return { type: 'integer', min: 0 }
  if (/^(?:kilo(?:gram)?|gram|litre|liter|millilitre|milliliter|tonne|hectare)s?$/.test(name))
    return { type: 'decimal', min: 0 }
  if (/^(?:is|has|can) /.test(name)) return { type: 'boolean' }
  const head = headOf(name)
  const full = whole[head]
  if (full !== undefined) return full
  const type = types.get(head)
  if (type === undefined) return null
  if (type === 'money' || (type === 'integer' && head !== 'floor' && head !== 'level')) return { type, min: 0 }
  return { type }
}

const headOf = (name: string): string => {
  const before = /^(.+?) of /.exec(name)?.[1] ?? name
  return before.split(' ').at(-1) ?? before
}

/** True if the noun by itself names a value of a thing rather than a thing. */
export const isFieldNoun = (name: string): boolean => hintOf(name) !== null
