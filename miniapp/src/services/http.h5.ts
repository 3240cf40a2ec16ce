/** As `http.ts`, to the page's own origin. */
export async function send(path: string, data?: object): Promise<unknown> {
  try {
    const response = await fetch(
      path,
      data
        ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(data) }
        : { method: 'GET' },
    )
    return response.status === 200 ? ((await response.json()) as unknown) : null
  } catch {
    return null
  }
}
