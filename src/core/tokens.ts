/** About how many model tokens a text is: four characters of English a token. */
export const estimateTokens = (text: string): number => Math.ceil(text.length / 4)
