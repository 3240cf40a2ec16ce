/** Bytes of the largest request body read. */
export const MAX_BODY = 64 * 1024
