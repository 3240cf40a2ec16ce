import type { Route } from './config'

export interface Match {
  readonly route: Route
  readonly pathParameters: Record<string, string> | undefined
}

/** Finds the route of a request: whole paths before templates, as API Gateway does. */
export function router(routes: readonly Route[]): (method: string, path: string) => Match | undefined {
  const whole = new Map<string, Match>()
  const templates: { readonly route: Route; readonly pattern: RegExp }[] = []
  for (const route of routes) {
    if (route.path.includes('{')) templates.push({ route, pattern: patternOf(route.path) })
    else whole.set(route.key, { route, pathParameters: undefined })
  }
  return (method, path) => {
    const found = whole.get(`${method} ${path}`)
    if (found) return found
    for (const { route, pattern } of templates) {
      const groups = route.method === method ? pattern.exec(path)?.groups : undefined
      const pathParameters = groups && decoded(groups)
      if (pathParameters) return { route, pathParameters }
    }
    return undefined
  }
}

function patternOf(template: string): RegExp {
  const source = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')
  return new RegExp(`^${source}$`)
}

/** Undefined when an escape in the path is malformed. */
function decoded(groups: Readonly<Record<string, string>>): Record<string, string> | undefined {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]))
  } catch {
    return undefined
  }
}
