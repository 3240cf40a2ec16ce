/** Bytes of the largest request body read. */
export const MAX_BODY = 64 * 1024
/** Bytes of the largest body the gateway passes on to a function. */
export const MAX_PAYLOAD = 6 * 1024 * 1024
