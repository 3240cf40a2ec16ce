/** What the owner of a shop does with the app: reads, taps and types, finding everything by what it is called. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { rules } from './app'

const screenOf = new Map([...rules.facts, ...rules.groups].map(({ title, id }) => [title, id]))
const MOST_QUESTIONS = 80

/** What becomes true after a tap: asked again until it does, for as long as a busy machine may need. */
export const eventually: typeof expect.poll = (read) => expect.poll(read, { timeout: 20_000 })

/** The whole page, or a part of it such as a drawer. */
export type Screen = Page | Locator

/** The one visible button with this name; a name given as text must match whole. */
export function button(screen: Screen, name: string | RegExp): Locator {
  return screen.getByRole('button', { name, exact: typeof name === 'string' })
}

export async function tap(screen: Screen, name: string | RegExp): Promise<void> {
  await button(screen, name).tap()
}

/** The large heading of the screen. */
export async function heading(page: Page): Promise<string> {
  return page.getByRole('main').getByRole('heading', { level: 1 }).innerText()
}

/** Waits until the large heading reads so. */
export async function reads(page: Page, text: string): Promise<void> {
  await page.getByRole('main').getByRole('heading', { level: 1, name: text, exact: true }).waitFor()
}

/** Everything written on the screen, line by line. */
export async function lines(page: Page): Promise<string[]> {
  const text = await page.getByRole('main').innerText()
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** What is written under a label, e.g. the amount under 「全年少缴企业所得税」. */
export async function below(page: Page, label: string): Promise<string | undefined> {
  const all = await lines(page)
  const at = all.indexOf(label)
  return at < 0 ? undefined : all[at + 1]
}

/** The fact or the group of facts the screen asks about; null when it is no question. */
export async function askedFact(page: Page): Promise<string | null> {
  return screenOf.get(await heading(page)) ?? null
}

/** Answers the question on the screen, whose title is given. */
export interface Reply {
  (screen: Screen, title: string): Promise<void>
  /** What it chooses: in a list of several questions, 是 is a tick. */
  readonly label?: string
}

/** Taps an option or a range. */
export function choose(label: string): Reply {
  const reply = (screen: Screen, title: string) =>
    tap(screen.getByRole('group', { name: title, exact: true }), new RegExp(`^${label}`))
  return Object.assign(reply, { label })
}

/** The facts listed on a screen of several questions, in their order. */
async function listed(page: Page, group: string): Promise<string[]> {
  const all = await lines(page)
  return rules.facts.flatMap((fact) =>
    fact.type === 'choice' && fact.group === group && all.includes(fact.label) ? [fact.id] : [],
  )
}

/** Ticks what is answered with 是. */
function ticks(facts: readonly string[], replies: Readonly<Record<string, Reply>>): Reply {
  return async (screen, title) => {
    const yes = rules.facts.filter(({ id }) => facts.includes(id) && replies[id]?.label === '是')
    const list = screen.getByRole('group', { name: title, exact: true })
    for (const { label } of yes) await tap(list, new RegExp(`^${label}`))
    await tap(screen, yes.length === 0 ? '以上都没有' : /^选好了/)
  }
}

/** Types the exact figure, in 元 unless said otherwise when it is money. */
export function exactly(figure: string, unit: '元' | '万元' = '元'): Reply {
  return async (screen, title) => {
    const mode = button(screen, '准确数字')
    if ((await mode.count()) > 0) await mode.tap()
    const field = screen.getByRole('textbox', { name: title, exact: true })
    await field.waitFor()
    const scale = button(screen, unit)
    if ((await scale.count()) > 0) await scale.tap()
    await field.fill(figure)
    await tap(screen, '确定')
  }
}

/** Types start and end of each quarter. */
export function quarters(figures: readonly (readonly [string, string])[]): Reply {
  return async (screen) => {
    await tap(screen, '逐季填写')
    await tap(screen, `${figures.length} 季`)
    for (const [index, [first, last]] of figures.entries()) {
      await screen.getByRole('textbox', { name: `第 ${index + 1} 季季初`, exact: true }).fill(first)
      await screen.getByRole('textbox', { name: `第 ${index + 1} 季季末`, exact: true }).fill(last)
    }
    await tap(screen, '确定')
  }
}

/** Types the figure of each shop, in 元. */
export function shops(figures: readonly string[]): Reply {
  return async (screen) => {
    await tap(screen, '逐家店填写')
    await tap(screen, '元')
    for (const [index, figure] of figures.entries()) {
      await screen.getByRole('textbox', { name: `第 ${index + 1} 项`, exact: true }).fill(figure)
    }
    await tap(screen, '确定')
  }
}

/** 「不清楚」. */
export const unsure: Reply = (screen) => tap(screen, '不清楚')

/** Answers one question by `reply` and waits for the next screen. */
export async function reply(page: Page, answer: Reply): Promise<void> {
  const before = await place(page)
  await answer(page, await heading(page))
  await eventually(() => place(page)).not.toBe(before)
}

/** Heading and number of the question: together they change with every step. */
async function place(page: Page): Promise<string> {
  const number = (await lines(page)).find((line) => line.startsWith('第 ')) ?? ''
  return `${await heading(page)} ${number}`
}

/**
 * Answers question after question until none is left, and tells which were asked, in order.
 * A question without a reply is an error: the app asks for what it does not need.
 */
export async function answerAll(page: Page, replies: Readonly<Record<string, Reply>>): Promise<string[]> {
  return answerEach(page, replies, (fact, asked) => {
    throw new Error(`no reply to ${fact} after ${asked.join(', ')}`)
  })
}

/**
 * Goes through the whole check as a firm that knows these answers and has nothing else to show:
 * whatever is not among them is answered with no, none or zero.
 */
export async function answerWhole(page: Page, known: Readonly<Record<string, Reply>>): Promise<string[]> {
  return answerEach(page, known, () => nothing)
}

/** One screen after the other: `otherwise` is the reply to a fact that has none. */
async function answerEach(
  page: Page,
  replies: Readonly<Record<string, Reply>>,
  otherwise: (fact: string, asked: readonly string[]) => Reply,
): Promise<string[]> {
  const asked: string[] = []
  for (;;) {
    const screen = await askedFact(page)
    if (screen === null) return asked
    const isGroup = rules.groups.some(({ id }) => id === screen)
    const facts = isGroup ? await listed(page, screen) : [screen]
    const given = Object.fromEntries(facts.map((fact) => [fact, replies[fact] ?? otherwise(fact, asked)]))
    if (asked.push(...facts) > MOST_QUESTIONS) throw new Error(`no end of questions: ${asked.join(', ')}`)
    await reply(page, isGroup ? ticks(facts, given) : (given[screen] as Reply))
  }
}

/** 没有, 都不是, 0: whichever the question offers. */
const nothing: Reply = async (screen, title) => {
  const fact = rules.facts.find((one) => one.title === title)
  const none = fact?.type === 'choice' ? fact.options.find(({ id }) => /^(no|none|unrated)$/.test(id)) : undefined
  if (none) await choose(none.label)(screen, title)
  else if (fact?.type === 'choice') await unsure(screen, title)
  else await exactly('0')(screen, title)
}

/** From the home page: chooses the tax year and one of the entries; the one about everything with all its themes. */
export async function start(page: Page, check: string, year?: number): Promise<void> {
  if (year !== undefined) {
    await tap(page, /^税费年度/)
    await tap(page.getByRole('dialog'), new RegExp(`^${year} 年`))
  }
  await tap(page, new RegExp(`^${check}`))
  if (rules.checks.find(({ title }) => title === check)?.id === 'all') await tap(page, '开始答题')
  await eventually(() => askedFact(page)).not.toBeNull()
}

/** From the last answer to the result, or by another button. */
export async function seeResult(page: Page, name = '看结果'): Promise<void> {
  await tap(page, name)
  await page.getByRole('heading', { level: 1, name: /可享受|可能可以享受|享受不到|没有可省的/ }).waitFor()
}

/** The answers of a firm of 31 without a disabled worker, to all that the levy asks. */
export const levy = {
  entity_type: choose('公司等企业'),
  region: choose('山东'),
  staff_employed: exactly('31'),
  disabled_staff: exactly('0'),
  annual_payroll: exactly('310', '万元'),
  wage_over_double: choose('否'),
}

/** A company with ¥3,000,000 of income, to all that the income tax check asks. */
export const smallCompany = {
  entity_type: choose('公司等企业'),
  industry_restricted: choose('否'),
  high_tech: choose('否'),
  staff_average: choose('100人以内'),
  assets_average: choose('1000万元以内'),
  taxable_income: exactly('300', '万元'),
}

/** What the review says about each answer, by the label of the question. */
export async function reviewed(page: Page): Promise<Record<string, string>> {
  await reads(page, '核对一下答案')
  const all = await lines(page)
  const labels = [
    '单位类型',
    '所在省份',
    '上年在职职工人数',
    '上年残疾职工人数',
    '上年职工工资总额',
    '人均工资超过当地两倍',
  ]
  return Object.fromEntries(labels.map((label) => [label, all[all.indexOf(label) + 1] ?? '']))
}
