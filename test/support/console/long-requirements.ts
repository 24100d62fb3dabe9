const wishes: Readonly<Record<string, readonly string[]>> = {
  Members: ['register with an e-mail address', 'sign in', 'list their own tools', 'borrow a tool for up to seven days'],
  Owners: ['accept a request', 'decline a request', 'say that a tool is broken', 'set a deposit between 0 and 500 EUR'],
  Staff: ['see every loan', 'end a loan early', 'lock a member out', 'export the loans of a month as CSV'],
  Visitors: ['search tools by name', 'filter tools by kind', 'see where a tool is kept', 'ask a question about a tool'],
  Treasurers: [
    'see deposits that are held',
    'pay a deposit back',
    'keep part of a deposit',
    'read a report of each quarter',
  ],
  Auditors: ['read the history of a tool', 'see who changed a loan', 'compare two months', 'print the list of members'],
}

/** Two dozen sentences that each ask for something: as many clauses. */
export const longRequirements = Object.entries(wishes)
  .flatMap(([who, wanted]) => wanted.map((one) => `${who} can ${one}.`))
  .join(' ')
