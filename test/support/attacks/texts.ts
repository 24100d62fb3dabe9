/** Requirements with a limit in days, roles, refusals, a number in words and states: much that a lie can bite into. */
export const tempting = `Members sign in with an email address and a password. A tool has a name, a description and a daily fee between 1 and 50.
The name is required and must be unique. A loan has a tool and a number of days. The number of days must be at most 14.
Only administrators can delete tools. Members cannot delete loans. A member cannot have more than three loans.
A loan is open, then returned. People can search tools by name.`
