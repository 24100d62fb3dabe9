const takenFields = new Set(['id', 'created_at', 'updated_at', 'rowid'])

/** The AppSpec name of words in lower case: `blood donor` → `blood_donor`. */
export function idOf(words: string): string {
  const plain = words
    .normalize('NFKD')
    .replace(/[\u0300-\u036f']/g, '')
    .toLowerCase()
    .replace(/ ?\+/g, ' plus ')
    .replace(/ -(?=$| )/g, ' minus ')
    .replace(/^([0-9])/, 'n$1')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, 36)
    .replace(/_+$/, '')
  if (plain === '') return 'item'
  return plain
}

const acronyms = new Set([
  'isbn',
  'sku',
  'id',
  'url',
  'vat',
  'iban',
  'dob',
  'bmi',
  'vin',
  'csv',
  'pdf',
  'gps',
  'hr',
  'zip',
  'iq',
  'iso',
  'faq',
  'cv',
  'rsvp',
  'ph',
])

/** Sentence case with acronyms in capitals: `isbn number` → `ISBN number`. */
export function titleOf(words: string): string {
  const text = words
    .replaceAll('_', ' ')
    .split(' ')
    .map((word) => (acronyms.has(word) ? word.toUpperCase() : word))
    .join(' ')
    .slice(0, 80)
    .trim()
  return text === '' ? 'Item' : text.charAt(0).toUpperCase() + text.slice(1)
}

/** The id of a field of that name; the names that every row has already are kept free. */
export function fieldIdOf(words: string): string {
  const id = idOf(words)
  return takenFields.has(id) ? `${id}_value` : id
}
