/** What the server takes of an owner, and the app offers no more than. */
export const MAX_COMPANIES = 10
/** Characters of the name of a company. */
export const MAX_NAME = 40
/** Notices marked as read at once. */
export const MOST_READ = 100
