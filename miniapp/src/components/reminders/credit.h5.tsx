/** WeChat's messages are WeChat's alone. */
export const Credit = () => null
