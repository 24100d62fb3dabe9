/** Short, and yet with accounts, a role, ownership, ranges, uniqueness, two days in order and a search. */
export const toolLending = `Members sign in with an email address and a password. A tool has a name, a description and a daily fee between 1 and 50.
The name is required and must be unique. A loan has a tool, a first day and a last day; the last day cannot be before the first day.
Members can only see their own loans. Only administrators may add tools. People can search tools by name.`

/** Short, and yet with states, a length, a computed value, two related entities and a sort order; without accounts. */
export const bakery = `There are no accounts. An order has a title of at most 80 characters, a pick-up day and a note. The title is required.
An order is new, then baked or cancelled. Each order has lines; a line has a product, a quantity between 1 and 100 and a unit price.
The line total is the quantity times the unit price. Orders can be sorted by pick-up day.`
