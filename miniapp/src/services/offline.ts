/** WeChat keeps the app and its sub-packages by itself. */
export const prepareOffline = (): void => undefined
