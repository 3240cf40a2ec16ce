/** In a browser the bar is ours and counts by itself. */
export const useBadge: (unread: number, isTab: boolean) => void = () => undefined
