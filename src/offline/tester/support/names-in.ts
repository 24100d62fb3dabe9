/** The names of the row's own fields that an expression reads. */
export const namesIn = (expression: string): readonly string[] =>
  [...expression.matchAll(/(?<![.\w])([a-z_][a-z0-9_]*)(?!\w*\s*\()/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => name !== '')
