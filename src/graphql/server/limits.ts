/** Bytes of an HTTP request's body. */
export const mostBody = 512 * 1024
/** Bytes of a WebSocket message from a client. */
export const mostMessage = 256 * 1024
/** Bytes that wait for a peer that does not read, beside what the system keeps for its connection. */
export const mostWaiting = 1024 * 1024
/** Operations that one WebSocket may have under way. */
export const mostOperations = 100
/** Tokens of a document. */
export const mostTokens = 4_000
/** Fields inside fields. An introspection query needs 15. */
export const mostDepth = 18
/** Fields that are renamed in one operation: each is work of its own. */
export const mostAliases = 50
/** Directives of one operation, fragments spread out. */
export const mostDirectives = 50
/** Fields of one operation, fragments spread out. */
export const mostFields = 1_500
/**
 * What one operation may cost, in points (`operations/operation-cost.ts`). Five times what reading the whole schema costs,
 * the dearest of all that the console, the command line and GraphiQL ask; less than a full page in each item of a full page.
 */
export const mostCost = 10_000
