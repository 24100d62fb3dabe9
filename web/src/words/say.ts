/** Fills the places of a text: `say('{n} runs', { n: 3 })`. */
export const say = (text: string, places: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(places[name] ?? whole))

/** The form for a number, by the rules of the page's language. */
export function count(n: number, forms: { readonly one: string; readonly other: string }): string {
  const form = plural.select(n) === 'one' ? forms.one : forms.other
  return say(form, { n: number.format(n) })
}

const plural = new Intl.PluralRules('en')
const number = new Intl.NumberFormat('en')
