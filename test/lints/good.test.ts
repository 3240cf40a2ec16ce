import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Bundle, Policy } from '../../shared/bundle'
import { compile } from '../../shared/compile/compile'
import { readingPage } from '../../shared/compile/reading'
import { runCases } from '../../shared/compile/run-cases'
import { editorSchemas } from '../../shared/compile/schema/json'
import { GOOD } from './fixture'

const { bundle, library, cases, problems } = compile(GOOD)

function compiled(): Bundle {
  if (!bundle) throw new Error(problems.map(({ message }) => message).join('\n'))
  return bundle
}

function policy(id: string): Policy {
  return compiled().policies.find((candidate) => candidate.id === id)!
}

describe('the good rules', () => {
  it('compile without a word', () => {
    expect(problems).toEqual([])
  })

  it('give the same bundle and hash every time', () => {
    const again = compile(GOOD).bundle
    expect(JSON.stringify(again)).toBe(JSON.stringify(compiled()))
    expect(compiled().hash).toMatch(/^[0-9a-f]{16}$/)
  })

  it('pass their cases in the engine', () => {
    expect(runCases(compiled(), cases)).toEqual([])
  })

  it('split a param where its clause changes', () => {
    expect(policy('fee-refund').params['staff_cap']).toEqual({
      label: '职工人数上限',
      unit: 'people',
      values: [
        { from: '2023-01-01', value: [30, 1], printed: '30人', clause: 'rules#1' },
        { from: '2025-01-01', value: [30, 1], printed: '30人', clause: 'rules-2025#1' },
      ],
    })
  })

  it('keep the words of a number that the clause does not print', () => {
    expect(policy('fee-refund').params['half']?.values[0]).toMatchObject({
      value: [1, 2],
      printed: '50%',
      words: '减半',
    })
  })

  it('work out the unit of a let', () => {
    expect(policy('fee-refund').lets['gain']?.unit).toBe('yuan')
    expect(policy('fee-refund').lets['ratio']?.unit).toBe('share')
  })

  it('guard an amount that is one formula, unless it always counts', () => {
    const always = policy('income-estimate').amounts[0]?.of
    expect(always).toMatchObject({ op: 'table', rows: [{ of: { op: 'mul' }, cite: 'rules#2' }] })
    expect(always).not.toHaveProperty('rows.0.when')
  })

  it('order policies as the home page does, and keep the texts apart, only those cited', () => {
    expect(compiled().policies.map(({ id }) => id)).toEqual(['fee-refund', 'income-estimate'])
    expect(compiled()).not.toHaveProperty('clauses')
    expect(library?.clauses.map(({ id }) => id)).toEqual(['filing#1', 'filing#2', 'rules-2025#1', 'rules#1', 'rules#2'])
    expect(library?.documents.find(({ id }) => id === 'rules')?.replacedBy).toEqual({
      document: 'rules-2025',
      note: '收入上限提高',
    })
  })

  it('bring a filing window into the form of the engine', () => {
    expect(compiled().windows).toEqual([
      {
        id: 'shop-report',
        title: '小店年度申报',
        audience: '小店',
        place: '全市',
        who: { op: 'choice', fact: 'kind', in: ['shop'], cite: 'filing#1' },
        due: { after: 'year', words: '自年度终了之日起五个月内', clause: 'filing#1', months: 5 },
        verifiedFor: [2025, 2026],
        verify: '这一年的申报时间还没有核对，请向主管税务机关核实',
        moved: { '2025-05-31': { to: '2025-06-03', clause: 'filing#2' } },
        checkedOn: '2025-01-01',
        notes: [],
      },
    ])
  })

  it('report a case whose expectation the engine does not meet', () => {
    const [first] = cases
    const [example] = first!.raw.cases
    const wrong = {
      ...example!,
      expect: { verdict: 'ineligible' as const, refund: [0, 110000.01] as [number, number] },
    }
    const found = runCases(compiled(), [{ ...first!, raw: { ...first!.raw, cases: [wrong] } }])
    expect(found.map(({ line, message }) => `${line}: ${message}`)).toEqual([
      '6: case 「恰好三十人」: verdict is eligible, but ineligible is expected',
      '6: case 「恰好三十人」: refund is 110000.00, but 0.00 to 110000.01 is expected',
    ])
  })

  it('read as a page in Chinese', async () => {
    await expect(readingPage(policy('fee-refund'), compiled(), '2025-06-30')).toMatchFileSnapshot('reading.txt')
  })
})

describe('options', () => {
  it('leave a check out by name', () => {
    const skipped = compile(GOOD, { skip: ['quotes', 'boundaries'] })
    expect(skipped.bundle?.hash).toBe(compiled().hash)
  })
})

describe('policies/schema', () => {
  const directory = fileURLToPath(new URL('../../policies/schema', import.meta.url))

  it('is what the schemas say (`npm run policies schema` rewrites it)', () => {
    const files = readdirSync(directory).sort()
    expect(files).toEqual([...editorSchemas().keys()].sort())
    for (const [file, text] of editorSchemas()) {
      expect(JSON.parse(readFileSync(`${directory}/${file}`, 'utf8'))).toEqual(JSON.parse(text))
    }
  })
})
