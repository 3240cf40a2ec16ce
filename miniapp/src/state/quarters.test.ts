import { describe, expect, it } from 'vitest'
import bundle from '../../../shared/generated/bundle.json'
import type { Bundle, NumberFact } from '../../../shared/index'
import { mean, pairsOf, readPairs, resize, withEnd, withStart } from './quarters'

const { facts } = bundle as unknown as Bundle
const money = facts.find(({ id }) => id === 'assets_average') as NumberFact
const count = { ...money, unit: 'people', decimals: 0 } as const

describe('quarters', () => {
  it('averages exactly, whatever the number of quarters', () => {
    const four = [
      ['300', '301'],
      ['301', '300'],
      ['300', '300'],
      ['300', '300'],
    ] as const
    expect(mean(money, four, 'one')).toEqual({ sum: 240_200, parts: 800 })
    expect(mean(money, [['0.5', '1']], 'wan')).toEqual({ sum: 1_500_000, parts: 200 })
    expect(mean(count, pairsOf(2), 'one')).toBeNull()
  })

  it('carries the end of a quarter into the next start until that is typed differently', () => {
    let pairs = withEnd(pairsOf(2), 0, '3')
    pairs = withEnd(pairs, 0, '30')
    expect(pairs[1]).toEqual(['30', ''])
    pairs = withEnd(withStart(pairs, 1, '31'), 0, '29')
    expect(pairs).toEqual([
      ['', '29'],
      ['31', ''],
    ])
  })

  it('keeps what was typed when quarters come or go', () => {
    const two = [
      ['1', '2'],
      ['2', '3'],
    ] as const
    expect(resize(two, 3)).toEqual([...two, ['3', '']])
    expect(resize(two, 1)).toEqual([['1', '2']])
  })

  it('names the field that cannot be read', () => {
    const pairs = [
      ['1', '2'],
      ['2', 'x'],
    ] as const
    expect(readPairs(count, pairs, 'one')).toMatchObject({
      ok: false,
      message: expect.stringMatching(/^第 2 季季末：“x”不是数字/) as string,
    })
  })
})
