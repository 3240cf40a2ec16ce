/** The rule module. The only door for the mini-app and the functions. */
export type * from './bundle'
export type * from './results'
