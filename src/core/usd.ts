/**
 * The sum of amounts in US dollars, exact to the billionth: they are added as whole billionths, so that cents do not
 * drift and sums can be compared.
 */
export const sumUsd = (...amounts: readonly number[]): number =>
  amounts.reduce((sum, usd) => sum + Math.round(usd * 1e9), 0) / 1e9
