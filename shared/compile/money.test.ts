import { describe, expect, it } from 'vitest'
import { readPrinted } from './money'
import { show } from './rational'

describe('numbers as clauses print them', () => {
  it.each([
    ['300万元', '3000000', 'yuan'],
    ['5000 万元', '50000000', 'yuan'],
    ['2亿元', '200000000', 'yuan'],
    ['1.5%', '0.015', 'share'],
    ['12.5％', '0.125', 'share'],
    ['3‰', '0.003', 'share'],
    ['30人', '30', 'people'],
    ['2名', '2', 'people'],
    ['6000平方米', '6000', 'area'],
    ['15万㎡', '150000', 'area'],
    ['3年', '36', 'months'],
    ['18个月', '18', 'months'],
    ['90日', '90', 'days'],
    ['2倍', '2', 'none'],
    ['50家', '50', 'none'],
    ['80元/人', '80', 'yuan/people'],
    ['1,000元', '1000', 'yuan'],
    ['1/3', '1/3', 'none'],
    ['0', '0', 'none'],
  ])('%s', (text, value, unit) => {
    const printed = readPrinted(text)!
    expect([show(printed.value), printed.unit]).toEqual([value, unit])
  })

  it.each(['三百万元', '300万圆', '-1元', '1e6元', '', '元', '1/0', '1.元'])('not %s', (text) => {
    expect(readPrinted(text)).toBeUndefined()
  })
})
