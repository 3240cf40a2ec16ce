/** What a function is told by its environment. Throws when it is not there: nothing works without it. */
export function setting(name: string): string {
  const value = process.env[name]
  if (value === undefined || value === '') throw new Error(`the environment has no ${name}`)
  return value
}

/** The same for what need not be there. */
export function settingOr(name: string, otherwise: string): string {
  return process.env[name] ?? otherwise
}
