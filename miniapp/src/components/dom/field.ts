/** What is the same about a field on every platform, by what is typed into it. */

/** The key that ends the typing. */
export const END_KEY = { figure: 'next', search: 'search', name: 'done' } as const
/** Characters, unless the field says otherwise. */
export const LONGEST = { figure: 24, search: 40, name: 40 } as const
