/** What may be said of a fact, and how a wrong answer is refused. */
import { describe, expect, it } from 'vitest'
import { AnswerError, checkAnswers, evaluate, keepAnswers, load, type Answer } from '../../shared'
import { bundleOf, choiceFact, numberFact, policyOf } from '../properties/kit'

const FACTS = [
  numberFact('people', { label: '人数', max: 1_000 }),
  numberFact('money', { label: '收入', unit: 'yuan', decimals: 2, min: -1_000, max: 100_000_000_000 }),
  numberFact('average', { label: '平均', max: 100, quarterly: true }),
  numberFact('shops', { label: '各店', decimals: 2, max: 100, parts: { label: '逐家' } }),
  numberFact('some', { label: '其中', decimals: 1, max: 1_000, atMost: 'people' }),
  numberFact('cut', { label: '一份', max: 1_000, atMost: 'shops' }),
  choiceFact('flag'),
  choiceFact('kind', ['red', 'green']),
]
const shown = (fact: string) =>
  policyOf(fact, { amounts: [{ id: fact, kind: 'due', label: fact, of: { op: 'fact', fact } }] })
const engine = load(bundleOf(FACTS, ['people', 'money', 'average', 'shops', 'some'].map(shown)))

/** The range in fen that an answer leaves. */
function rangeOf(fact: string, answer: Answer | undefined): [number, number] {
  const [result] = evaluate(engine, { [fact]: answer } as Record<string, Answer>, '2024-01-01', [fact])
  const { low, high } = result!.amounts[0]!
  return [low, high]
}

function refusal(answers: unknown): { path: string; message: string } {
  try {
    checkAnswers(engine, answers)
  } catch (error) {
    if (error instanceof AnswerError) return { path: error.path, message: error.message }
    throw error
  }
  throw new Error('was accepted')
}

describe('numbers', () => {
  it.each<[string, Answer | undefined, [number, number]]>([
    ['people', 7, [700, 700]],
    ['people', '7', [700, 700]],
    ['people', '007', [700, 700]],
    ['people', '7.0', [700, 700]],
    ['people', 0, [0, 0]],
    ['people', '-0', [0, 0]],
    ['people', -0, [0, 0]],
    ['people', 1_000, [100_000, 100_000]],
    ['people', null, [0, 100_000]],
    ['people', undefined, [0, 100_000]],
    ['money', 0.1, [10, 10]],
    ['money', 1.1, [110, 110]],
    ['money', '0.29', [29, 29]],
    ['money', '4.35', [435, 435]],
    ['money', -0.01, [-1, -1]],
    ['money', '-1000.00', [-100_000, -100_000]],
    ['money', '99999999999.99', [9_999_999_999_999, 9_999_999_999_999]],
    ['money', 100_000_000_000, [10_000_000_000_000, 10_000_000_000_000]],
    ['money', '12.340000', [1_234, 1_234]],
    ['money', '99999999999.990000', [9_999_999_999_999, 9_999_999_999_999]],
    ['money', '-000000000000012', [-1_200, -1_200]],
    ['money', `${'0'.repeat(30)}12.34${'0'.repeat(30)}`, [1_234, 1_234]],
    ['money', '100000000000.00000000000000', [10_000_000_000_000, 10_000_000_000_000]],
  ])('%s: %j', (fact, answer, range) => {
    expect(rangeOf(fact, answer)).toEqual(range)
  })

  it.each<[string, unknown, string]>([
    ['people', 1.5, '「人数」要填整数'],
    ['people', '1.5', '「人数」要填整数'],
    ['people', 1_001, '「人数」不能大于 1000，请检查单位和位数'],
    ['people', -1, '「人数」不能小于 0，请检查'],
    ['people', NaN, '「人数」要填整数'],
    ['people', Infinity, '「人数」不能大于 1000，请检查单位和位数'],
    ['people', '', '「人数」不是数字，请只填数字和小数点'],
    ['people', ' 1', '「人数」不是数字，请只填数字和小数点'],
    ['people', '1e3', '「人数」不是数字，请只填数字和小数点'],
    ['people', '+1', '「人数」不是数字，请只填数字和小数点'],
    ['people', '1,000', '「人数」不是数字，请只填数字和小数点'],
    ['people', '0x10', '「人数」不是数字，请只填数字和小数点'],
    ['people', '1.', '「人数」不是数字，请只填数字和小数点'],
    ['people', '.5', '「人数」不是数字，请只填数字和小数点'],
    ['people', '1.2.3', '「人数」不是数字，请只填数字和小数点'],
    ['people', '1234567890123456', '「人数」不能大于 1000，请检查单位和位数'],
    ['money', '99999999999999999999999999', '「收入」不能大于 100000000000，请检查单位和位数'],
    ['money', '-99999999999999999999999999', '「收入」不能小于 -1000，请检查'],
    ['money', '9'.repeat(400), '「收入」不能大于 100000000000，请检查单位和位数'],
    ['money', 1e308, '「收入」不能大于 100000000000，请检查单位和位数'],
    ['money', -1e308, '「收入」不能小于 -1000，请检查'],
    ['money', 100_000_000_000.001, '「收入」不能大于 100000000000，请检查单位和位数'],
    ['money', '1.1234567', '「收入」最多填 2 位小数'],
    ['money', '100000000000.000000000000001', '「收入」最多填 2 位小数'],
    ['money', '0.0000000000000001', '「收入」最多填 2 位小数'],
    ['money', `0.${'0'.repeat(400)}1`, '「收入」最多填 2 位小数'],
    ['money', '1.234', '「收入」最多填 2 位小数'],
    ['money', 1.005, '「收入」最多填 2 位小数'],
    ['money', '99999999999.990001', '「收入」最多填 2 位小数'],
    ['money', '100000000000.01', '「收入」不能大于 100000000000，请检查单位和位数'],
    ['money', '-1000.01', '「收入」不能小于 -1000，请检查'],
    ['some', 1.25, '「其中」最多填 1 位小数'],
    ['people', true, '「人数」要填一个数'],
    ['people', [1], '「人数」填的形式不对，请填一个数，或用 low、high 填一个范围，不清楚填 null'],
    ['people', {}, '「人数」填的形式不对，请填一个数，或用 low、high 填一个范围，不清楚填 null'],
  ])('refuses %s: %j', (fact, answer, message) => {
    expect(refusal({ [fact]: answer })).toEqual({ path: `answers.${fact}`, message })
    expect(() => rangeOf(fact, answer as Answer)).toThrow(AnswerError)
  })
})

describe('bands', () => {
  it.each<[Answer, [number, number]]>([
    [{ low: 1, high: 2 }, [100, 200]],
    [{ low: '5' }, [500, 100_000]],
    [{ high: '5' }, [0, 500]],
    [{ low: 3, high: 3 }, [300, 300]],
  ])('%j', (answer, range) => {
    expect(rangeOf('people', answer)).toEqual(range)
  })

  it.each<[unknown, string, string]>([
    [{ low: 2, high: 1 }, '.low', '「人数」范围的下限大于上限，请对调'],
    [{ low: -1, high: 1 }, '.low', '「人数」不能小于 0，请检查'],
    [{ low: 0, high: 1_001 }, '.high', '「人数」不能大于 1000，请检查单位和位数'],
    [{ low: null }, '.low', '「人数」要填一个数'],
    [{ high: '1.5' }, '.high', '「人数」要填整数'],
    [{ low: 1, top: 2 }, '', '「人数」填的形式不对，请填一个数，或用 low、high 填一个范围，不清楚填 null'],
  ])('refuses %j', (answer, at, message) => {
    expect(refusal({ people: answer })).toEqual({ path: `answers.people${at}`, message })
  })
})

describe('quarters', () => {
  it.each<[Answer, [number, number]]>([
    [{ quarters: [[1, 2]] }, [150, 150]],
    [
      {
        quarters: [
          [1, 2],
          [2, 4],
        ],
      },
      [225, 225],
    ],
    [
      {
        quarters: [
          [1, 1],
          [1, 1],
          [1, 2],
        ],
      },
      [117, 117],
    ],
    [
      {
        quarters: [
          ['300', '301'],
          ['301', '300'],
          ['300', '300'],
          ['300', '300'],
        ].map(([a, b]) => [Number(a) - 250, Number(b) - 250] as const),
      },
      [5_025, 5_025],
    ],
    [
      {
        quarters: [
          [100, 100],
          [100, 100],
          [100, 100],
          [100, 100],
        ],
      },
      [10_000, 10_000],
    ],
  ])('%j', (answer, range) => {
    expect(rangeOf('average', answer)).toEqual(range)
  })

  it.each<[unknown, string, string]>([
    [{ quarters: [] }, '.quarters', '「平均」请填 1 至 4 个季度，每季一对季初值、季末值'],
    [
      {
        quarters: [
          [1, 1],
          [1, 1],
          [1, 1],
          [1, 1],
          [1, 1],
        ],
      },
      '.quarters',
      '「平均」请填 1 至 4 个季度，每季一对季初值、季末值',
    ],
    [{ quarters: 'all' }, '.quarters', '「平均」请填 1 至 4 个季度，每季一对季初值、季末值'],
    [{ quarters: [[1]] }, '.quarters.0', '「平均」每季要填季初值和季末值两个数'],
    [
      {
        quarters: [
          [1, 1],
          [1, 2, 3],
        ],
      },
      '.quarters.1',
      '「平均」每季要填季初值和季末值两个数',
    ],
    [{ quarters: [[1, 1], 5] }, '.quarters.1', '「平均」每季要填季初值和季末值两个数'],
    [{ quarters: [[1, 101]] }, '.quarters.0.1', '「平均」不能大于 100，请检查单位和位数'],
    [
      {
        quarters: [
          [1, 1],
          [-1, 1],
        ],
      },
      '.quarters.1.0',
      '「平均」不能小于 0，请检查',
    ],
    [{ quarters: [[1, null]] }, '.quarters.0.1', '「平均」要填一个数'],
  ])('refuses %j', (answer, at, message) => {
    expect(refusal({ average: answer })).toEqual({ path: `answers.average${at}`, message })
  })

  it('are for facts by quarter only', () => {
    expect(refusal({ people: { quarters: [[1, 1]] } }).path).toBe('answers.people')
    for (const answer of [{ quarters: [[1, 1]], low: 1 }, { halves: [[1, 1]] }])
      expect(refusal({ average: answer }).message).toContain('填的形式不对')
  })
})

describe('parts', () => {
  it('are added up', () => {
    expect(rangeOf('shops', { parts: ['0.01'] })).toEqual([1, 1])
    expect(rangeOf('shops', { parts: [0.1, 0.2, '99.70'] })).toEqual([10_000, 10_000])
    expect(rangeOf('shops', { parts: new Array<number>(20).fill(5) })).toEqual([10_000, 10_000])
  })

  it.each<[unknown, string, string]>([
    [{ parts: [] }, '.parts', '「各店」请填 1 至 20 个数，分别填写后自动相加'],
    [{ parts: new Array<number>(21).fill(0) }, '.parts', '「各店」请填 1 至 20 个数，分别填写后自动相加'],
    [{ parts: { 0: 1 } }, '.parts', '「各店」请填 1 至 20 个数，分别填写后自动相加'],
    [{ parts: [1, -1] }, '.parts.1', '「各店」不能小于 0，请检查'],
    [{ parts: [99, '1.01'] }, '.parts', '「各店」不能大于 100，请检查单位和位数'],
    [{ parts: ['x'] }, '.parts.0', '「各店」不是数字，请只填数字和小数点'],
  ])('refuses %j', (answer, at, message) => {
    expect(refusal({ shops: answer })).toEqual({ path: `answers.shops${at}`, message })
  })

  it('are for facts with parts only', () => {
    expect(refusal({ people: { parts: [1] } }).path).toBe('answers.people')
    for (const answer of [{ parts: [1], low: 1 }, { low: 1, parts: [1] }, { pieces: [1] }, { pieces: [1], parts: [1] }])
      expect(refusal({ shops: answer }).message).toContain('填的形式不对')
  })
})

describe('choices', () => {
  it.each([true, false, 'yes', 'no', null])('yes or no: %j', (answer) => {
    expect(checkAnswers(engine, { flag: answer })).toEqual({ flag: answer })
  })

  it.each(['maybe', 1, {}, [], '', 'toString'])('refuses %j', (answer) => {
    expect(refusal({ flag: answer })).toEqual({
      path: 'answers.flag',
      message: '「flag」没有这个选项，请从 yes、no 中选一个，或填 null 表示不清楚',
    })
  })

  it('truth values are for yes and no only', () => {
    for (const answer of [true, false])
      expect(refusal({ kind: answer }).message).toBe(
        '「kind」没有这个选项，请从 red、green 中选一个，或填 null 表示不清楚',
      )
  })
})

describe('all answers together', () => {
  it.each([null, undefined, [], 'text', 7])('refuses %j as answers', (answers) => {
    expect(refusal(answers)).toEqual({ path: 'answers', message: '答案要写成 { 题目编号: 值 } 的形式' })
  })

  it('refuses a fact nobody asks', () => {
    const message = '没有「height」这道题，请核对题目编号'
    expect(refusal({ height: 1 })).toEqual({ path: 'answers.height', message })
    expect(() => evaluate(engine, { height: 1 }, '2024-01-01')).toThrow(new AnswerError('answers.height', message))
    expect(refusal(JSON.parse('{"__proto__": 1}')).path).toBe('answers.__proto__')
  })

  it('a part is not larger than its whole', () => {
    expect(refusal({ people: 5, some: '5.1' })).toEqual({
      path: 'answers.some',
      message: '「其中」不能多于「人数」，请检查这两题',
    })
    for (const fine of [
      { people: 5, some: 5 },
      { people: { low: 1, high: 9 }, some: 9 },
      { some: 900 },
      { people: null, some: 9 },
    ])
      expect(checkAnswers(engine, fine)).toBe(fine)
    expect(refusal({ shops: 4, cut: 5 }).path).toBe('answers.cut')
    expect(checkAnswers(engine, { shops: '5.01', cut: 5 })).toEqual({ shops: '5.01', cut: 5 })
    expect(refusal({ people: { low: 1, high: 9 }, some: { low: 10, high: 20 } }).path).toBe('answers.some')
  })
})

describe('answers kept from an earlier bundle', () => {
  it('keeps what still fits and names the rest', () => {
    const stored = { people: 5, some: 6, height: 3, flag: true, kind: 'yellow', money: { low: 1 }, average: null }
    expect(keepAnswers(engine, stored)).toEqual({
      answers: { people: 5, flag: true, money: { low: 1 }, average: null },
      dropped: ['some', 'height', 'kind'],
    })
  })

  it.each([null, undefined, 'text', 7, [], [1]])('makes nothing of %j', (stored) => {
    expect(keepAnswers(engine, stored)).toEqual({ answers: {}, dropped: [] })
  })
})
