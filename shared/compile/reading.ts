import type { Bundle, Cite, IsoDate, Policy, Quantity, Row, Truth } from '../bundle'
import { RELATION_WORDS } from '../format'
import { clauseOn } from '../period'
import { formulaOf } from '../wording'

const GROUPS = { all: '同时满足：', any: '满足其中一项：', none: '一项都不能有：' }

/** The policy as a page in Chinese that an analyst can hold against the law: markdown, as of a day. */
export function readingPage(policy: Policy, bundle: Bundle, on: IsoDate): string {
  const words = (quantity: Quantity) => formulaOf(policy, bundle.facts, quantity, on).text
  const source = (cite: Cite | undefined) => {
    const clause = clauseOn(cite, on)
    return clause === null ? '' : `〔${clause}〕`
  }

  function condition(truth: Truth, depth: number): string[] {
    const line = (text: string, cite?: Cite) => [`${'  '.repeat(depth)}- ${text}${source(cite)}`]
    switch (truth.op) {
      case 'compare':
        return line(`${words(truth.left)} ${RELATION_WORDS[truth.rel]} ${words(truth.right)}`, truth.cite)
      case 'choice':
        return line(choice(truth.fact, truth.in), truth.cite)
      case 'eligible':
        return line('符合享受条件')
      case 'reading':
        return line(`按「${optionText(truth.reading, truth.is)}」理解`)
      case 'verify':
        return line(`待核实：${truth.text}`, truth.cite)
      case 'all':
      case 'any':
      case 'none':
        if (truth.of.length === 0) return line('没有条件')
        return [...line(GROUPS[truth.op], truth.cite), ...truth.of.flatMap((part) => condition(part, depth + 1))]
    }
  }

  function choice(id: string, wanted: readonly string[]): string {
    const fact = bundle.facts.find((candidate) => candidate.id === id)
    const options = fact?.type === 'choice' ? fact.options : []
    const labels = wanted.map((option) => options.find((candidate) => candidate.id === option)?.label ?? option)
    return `${fact?.label ?? id}：${labels.join('、')}`
  }

  function optionText(reading: string, is: string): string {
    const options = policy.readings.find(({ id }) => id === reading)?.options ?? []
    return options.find(({ id }) => id === is)?.text ?? is
  }

  function quantity(label: string, of: Quantity, cite?: Cite): string[] {
    if (of.op !== 'table') return [`- ${label} = ${words(of)}${source(cite)}`]
    const heading = of.hit === 'first' ? '取第一个成立的' : '恰有一个成立'
    return [`- ${label}（${heading}）${source(cite)}`, ...of.rows.flatMap(row)]
  }

  function row({ label, when, of, cite }: Row): string[] {
    const title = label ?? (when ? '如果' : '其余')
    return [`  - ${title}：${words(of)}${source(cite)}`, ...(when ? condition(when, 2) : [])]
  }

  const section = (title: string, lines: readonly string[]) => (lines[0] ? [`## ${title}`, '', ...lines, ''] : [])
  const bullets = (texts: readonly string[]) => texts.map((text) => `- ${text}`)
  const amounts = policy.amounts.flatMap(({ label, of }) => quantity(label, of))
  const { offices, how, materials = [] } = policy.apply
  const period = policy.valid.map(({ from, to }) => `${from} 至 ${to ?? '未载明'}`).join('；')
  const unverified = policy.unverified ? `；${policy.unverified.from} 起${policy.unverified.note}` : ''

  return [
    `# ${policy.title}`,
    '',
    policy.summary,
    '',
    `- 适用：${policy.audience}`,
    `- 有效期：${period}${unverified}`,
    `- 最后核对：${policy.checkedOn}`,
    `- 下面按 ${on} 的规则`,
    '',
    ...section('享受条件', condition(policy.eligible, 0)),
    ...section(
      '中间量',
      Object.entries(policy.lets).flatMap(([name, { label, of, cite }]) => quantity(label ?? name, of, cite)),
    ),
    ...section('金额', amounts),
    ...section(
      '法定数字',
      Object.values(policy.params).map(({ label, values }) => {
        const shown = values.map(({ from, printed, words, clause }) => {
          const worded = words === undefined ? '' : `（「${words}」）`
          return `${from} 起 ${printed}${worded}〔${clause}〕`
        })
        return `- ${label}：${shown.join('；')}`
      }),
    ),
    ...section(
      '不同理解',
      policy.readings.flatMap(({ text, options, cite }) => [
        `- ${text}${source(cite)}`,
        ...options.map((option) => `  - ${option.text}`),
      ]),
    ),
    ...section('说明', bullets(policy.notes.map(({ text, cite }) => text + source(cite)))),
    ...section('办理', bullets([...offices, ...how, ...materials])),
  ].join('\n')
}
