/** Bytes of an HTTP request's body. */
export const mostBody = 512 * 1024
/** Bytes of a WebSocket message from a client. */
export const mostMessage = 256 * 1024
/** Operations that one WebSocket may have under way. */
export const mostOperations = 100
/** Tokens of a document. */
export const mostTokens = 4_000
/** Fields inside fields. An introspection query needs 15. */
export const mostDepth = 18
/** Fields that are renamed in one operation: each is work of its own. */
export const mostAliases = 50
/** Fields of one operation, fragments spread out. */
export const mostFields = 1_500
