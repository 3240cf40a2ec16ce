// In the place of query-string on H5: Taro only reads addresses with it, and it is written for newer browsers than ours.

/** The parameters of an address, by name, as they stand in it. */
function parse(search: string): Record<string, string> {
  const query: Record<string, string> = {}
  for (const part of search.replace(/^[?#&]/, '').split('&')) {
    const [name = '', ...value] = part.split('=')
    if (name !== '') query[name] = value.join('=')
  }
  return query
}

export default { parse }
