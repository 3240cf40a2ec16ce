/** WeChat's alone. */
export const openContract: (() => void) | null = null
