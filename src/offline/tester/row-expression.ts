/** An expression of the specification as JavaScript over `row`, with the rows it refers to in their place: `row.product.price`. */
export function rowExpression(expression: string): string {
  return expression.replaceAll(
    /[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?(\s*\()?/g,
    (name: string, _path, call: string | undefined) => (call === undefined ? `row.${name}` : name),
  )
}
