import { describe, expect, it } from 'vitest'
import { occursIn } from './quotation'

describe('numbers in a clause', () => {
  it.each([
    ['300万元', '不超过 300 万元的'],
    ['1%', '达到 1%（含）以上'],
    ['1.5%', '但未达到1.5%的'],
    ['30人', '在30人（含）以下'],
    ['50%', '按５０％缴纳'],
    ['二', '百分之二'.slice(-1)],
    ['百分之二', '按百分之二拨缴'],
    ['减半', '再减半征收'],
    ['不超过30000元的5', '1 不超过30000元的 5 2 超过30000元'],
    ['1%', '11%或者1%'],
  ])('%s stands in %s', (words, text) => {
    expect(occursIn(words, text)).toBe(true)
  })

  it.each([
    ['1%', '达到11%的'],
    ['1%', '达到2.1%的'],
    ['5%', '达到1.5%的'],
    ['1', '达到1.5%的'],
    ['1', '达到1%的'],
    ['30', '不超过300人'],
    ['30', '不超过30万元'],
    ['00元', '1,000元'],
    ['二', '十二个月'],
    ['二', '二十个月'],
    ['5', '12 15'],
    ['25%', '减按20%'],
  ])('%s does not stand in %s', (words, text) => {
    expect(occursIn(words, text)).toBe(false)
  })
})
