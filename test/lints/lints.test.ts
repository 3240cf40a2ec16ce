import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { complaints, type Fixture } from './fixture'

function fixtures(folder: string): [name: string, fixture: Fixture][] {
  const directory = fileURLToPath(new URL(folder, import.meta.url))
  return readdirSync(directory)
    .sort()
    .map((file) => [file.replace('.yaml', ''), parse(readFileSync(`${directory}/${file}`, 'utf8')) as Fixture])
}

describe('what the compiler refuses, word for word', () => {
  it.each(fixtures('bad'))('%s', (_, fixture) => {
    expect(fixture.says).not.toBe('')
    expect(complaints(fixture)).toBe(fixture.says)
  })
})

describe('what it lets pass', () => {
  it.each(fixtures('fine'))('%s', (_, fixture) => {
    expect(complaints(fixture)).toBe('')
  })
})
