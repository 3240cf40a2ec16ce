/** WeChat's alone. */
export const PrivacySheet = () => null
