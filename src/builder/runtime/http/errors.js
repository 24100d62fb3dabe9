/** Every refusal of the application: its HTTP status, a code for programs and a message for people. */
export class Refusal extends Error {
  constructor(status, code, message, fields = []) {
    super(message)
    this.status = status
    this.code = code
    this.fields = fields
  }
}

export const badRequest = (message, fields) => new Refusal(400, 'BAD_REQUEST', message, fields)
export const signInFirst = (message = 'Sign in to do this.') => new Refusal(401, 'SIGN_IN', message)
export const notFound = (message = 'There is no such page or row, or you may not see it.') =>
  new Refusal(404, 'NOT_FOUND', message)
export const forbidden = (message = 'You are not allowed to do this.') => new Refusal(403, 'FORBIDDEN', message)
export const conflict = (message) => new Refusal(409, 'CONFLICT', message)
export const slowDown = () =>
  new Refusal(429, 'SLOW_DOWN', 'Too many failed sign-ins for this e-mail address. Wait 15 minutes, then try again.')
export const tooLarge = () => new Refusal(413, 'TOO_LARGE', 'What was sent is too large.')

/** `fields`: `[{ field, message }]`. */
export function invalid(fields) {
  return new Refusal(422, 'INVALID', fields.map((problem) => problem.message).join(' '), fields)
}
