/** The ways through a check that are not straight: unsure, back, edited, reloaded. */
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { appOnStage, newPhone } from './app'
import {
  answerAll,
  askedFact,
  below,
  button,
  choose,
  eventually,
  exactly,
  levy,
  lines,
  reads,
  reply,
  reviewed,
  seeResult,
  smallCompany,
  start,
  tap,
  unsure,
} from './owner'

const stage = appOnStage()

const union = { has_union: choose('是'), state_owned: choose('否'), fiscally_funded: choose('否') }

const ESTIMATED = '按估算的「全年上缴的工会经费」得出'

describe('an owner who is not sure', () => {
  it('sees a range and the question that narrows it, answers that, and sees the range narrowed', async () => {
    const page = await stage.home()
    await start(page, '残保金能少缴多少')
    await answerAll(page, { ...levy, wage_over_double: unsure, local_average_wage: unsure })
    expect((await lines(page)).join('')).toContain('有 2 项情况答了“不清楚”，结果会是一个范围')
    await seeResult(page)
    expect(await lines(page)).toContain('初步')
    expect(await below(page, '全年要缴的残保金')).toBe('最多 ¥41,850')
    await tap(page, /^怎么算的/)
    await reads(page, '残疾人就业保障金免征与减缴')
    expect(await lines(page)).toEqual(expect.arrayContaining(['初步', '最多 ¥41,850', '最多 4.185万元']))
    await page.goBack()
    await tap(page, /人均工资超当地平均两倍吗/)
    await reads(page, '人均工资超当地平均两倍吗？')
    await choose('否')(page, '人均工资超当地平均两倍吗？')
    await eventually(() => below(page, '全年要缴的残保金')).toBe('¥41,850')
    expect(await lines(page)).not.toContain('初步')
  })

  it('is led back to a question left open, and answers it after all', async () => {
    const page = await stage.home()
    await start(page, '工会经费能退多少', 2024)
    await answerAll(page, { ...union, union_remitted: unsure })
    await seeResult(page)
    expect(await lines(page)).toContain('还差信息')
    await tap(page, /全年上缴工会经费多少/)
    await exactly('9999.99')(page, '全年上缴工会经费多少？')
    await eventually(() => below(page, '可以退还的工会经费')).toBe('¥9,999.99')
    expect(await lines(page)).toContain('共 1 项可享受')
  })

  it('estimates a figure from the payroll, and finds it marked as an estimate', async () => {
    const page = await stage.home()
    await start(page, '工会经费能退多少', 2024)
    await answerAll(page, {
      ...union,
      union_remitted: async () => {
        await tap(page, '估算上缴的工会经费')
        const drawer = page.getByRole('dialog', { name: '估算上缴的工会经费' })
        await exactly('100', '万元')(drawer, '上年工资一共发了多少？')
        await drawer.getByText('¥8,000', { exact: true }).waitFor()
        await tap(drawer, '用这个估算')
      },
    })
    await tap(page, '核对答案')
    await reads(page, '核对一下答案')
    await button(page, /全年上缴的工会经费.*8,?000元.*估算/).waitFor()
    await tap(page, '看结果')
    await eventually(() => below(page, '可以退还的工会经费')).toBe('¥8,000')
    expect(await lines(page)).toEqual(expect.arrayContaining(['可享受', '初步', ESTIMATED]))
    await tap(page, /^怎么算的/)
    await page.getByText('一步步算').waitFor()
    expect(await lines(page)).toEqual(expect.arrayContaining(['可享受', '初步', ESTIMATED]))
    await tap(page, new RegExp(`^${ESTIMATED}`))
    await exactly('10000')(page, '全年上缴工会经费多少？')
    await page.getByRole('main').getByText('不符合', { exact: true }).waitFor()
    const sure = await lines(page)
    expect(sure.filter((line) => line === '初步' || line === ESTIMATED)).toEqual([])
  })

  it('keeps the range of an estimate that rests on a range, and is not asked again', async () => {
    const page = await stage.home()
    await start(page, '工会经费能退多少', 2024)
    await answerAll(page, {
      ...union,
      union_remitted: async () => {
        await tap(page, '估算上缴的工会经费')
        const drawer = page.getByRole('dialog')
        await choose('超过100万元到300万元')(drawer, '上年工资一共发了多少？')
        await drawer.getByText(/¥8,000.*¥24,000/).waitFor()
        await tap(drawer, '用这个估算')
      },
    })
    expect((await lines(page)).join('')).toContain('「全年上缴的工会经费」填的是范围，填准确数字才能确定。')
    await seeResult(page)
    expect(await lines(page)).toContain('还差信息')
    expect(await below(page, '符合的话，可以退还的工会经费')).toMatch(/9,999\.99/)
    await page.goBack()
    await tap(page, '填准确的全年上缴的工会经费')
    await exactly('9000')(page, '全年上缴工会经费多少？')
    await reads(page, '问完了，可以看结果')
    expect((await lines(page)).join('')).toContain('需要的信息都有了。')
  })
})

describe('changing an answer', () => {
  it('from the review keeps all the others and leads back to the review', async () => {
    const page = await stage.home()
    await start(page, '残保金能少缴多少')
    await answerAll(page, levy)
    await tap(page, '核对答案')
    const before = await reviewed(page)
    expect(before['上年在职职工人数']).toBe('31人')
    await tap(page, /^上年在职职工人数/)
    await reads(page, '上年有多少在职职工？')
    expect(await page.getByRole('textbox').inputValue()).toBe('31')
    await exactly('30')(page, '上年有多少在职职工？')
    expect(await reviewed(page)).toEqual({ ...before, 上年在职职工人数: '30人' })
    await tap(page, '看结果')
    await eventually(() => below(page, '全年要缴的残保金')).toBe('¥0')
  })

  it('after which nothing applies any more shows the reasons, which were folded before', async () => {
    const page = await stage.home()
    await start(page, '所得税能少缴多少')
    await answerAll(page, smallCompany)
    await seeResult(page)
    await button(page, '不符合（2）').waitFor()
    await tap(page, '修改答案')
    await tap(page, /^全年应纳税所得额/)
    await reply(page, exactly('300.01', '万元'))
    await tap(page, '看结果')
    await reads(page, '这几项暂时享受不到')
    expect(await lines(page)).toContain('没满足：全年应纳税所得额')
  })

  it('drops only the answers that contradict it, and says which', async () => {
    const page = await stage.home()
    await start(page, '残保金能少缴多少')
    await answerAll(page, {
      ...levy,
      staff_employed: exactly('500'),
      disabled_staff: exactly('4'),
      disabled_severe: exactly('3'),
    })
    await tap(page, '核对答案')
    await tap(page, /^上年残疾职工人数/)
    await exactly('2')(page, '上年雇了几名残疾职工？')
    await reads(page, '核对一下答案')
    expect((await lines(page)).join('')).toContain('上年重度残疾职工人数：和现在的规则或别的答案对不上，已清空')
    expect(await below(page, '上年重度残疾职工人数')).toBe('未回答')
    expect(await below(page, '上年职工工资总额')).toBe('310万元')
    await tap(page, '知道了')
    await tap(page, '继续答题')
    await eventually(() => askedFact(page)).toBe('disabled_severe')
    expect(await answerAll(page, { disabled_severe: exactly('1') })).toEqual(['disabled_severe'])
  })

  it('refuses what cannot be, says why and keeps what was typed', async () => {
    const page = await stage.home()
    await start(page, '残保金能少缴多少')
    await answerAllUntil(page, 'staff_employed', levy)
    for (const [typed, why] of [
      ['', '还没有填数'],
      ['三十', '不是数字'],
      ['30.555', '小数太多'],
      ['-1', '不能'],
    ] as const) {
      await exactly(typed)(page, '上年有多少在职职工？')
      await page.getByRole('status').filter({ hasText: why }).waitFor()
      expect(await page.getByRole('textbox').inputValue()).toBe(typed)
      expect(await page.getByRole('textbox').getAttribute('placeholder')).toBe('填数字')
      expect(await page.getByRole('textbox').getAttribute('aria-invalid')).toBe('true')
    }
    await reply(page, exactly('31'))
    expect(await askedFact(page)).toBe('disabled_staff')
  })
})

async function answerAllUntil(page: Page, fact: string, replies: Parameters<typeof answerAll>[1]): Promise<void> {
  for (;;) {
    const asked = await askedFact(page)
    if (asked === fact) return
    const answer = replies[asked ?? '']
    if (!answer) throw new Error(`${fact} is never asked`)
    await reply(page, answer)
  }
}

const isPressed = (page: Page, name: RegExp) => button(page, name).getAttribute('aria-pressed')

describe('going back', () => {
  it.each([
    ['the button of the browser', (page: Page) => page.goBack()],
    ['the arrow of the bar', (page: Page) => tap(page, '返回')],
    ['「上一题」', (page: Page) => tap(page, '上一题')],
  ])('by %s shows the answers given, and forward keeps them', async (_, back) => {
    const page = await stage.home()
    await start(page, '残保金能少缴多少')
    await answerAllUntil(page, 'disabled_staff', levy)
    await back(page)
    await eventually(() => askedFact(page)).toBe('staff_employed')
    expect(await page.getByRole('textbox').inputValue()).toBe('31')
    await back(page)
    await eventually(() => askedFact(page)).toBe('region')
    expect(await isPressed(page, /^山东/)).toBe('true')
    await back(page)
    await eventually(() => askedFact(page)).toBe('entity_type')
    expect(await isPressed(page, /^公司等企业/)).toBe('true')
    await tap(page, '不改，下一题')
    await tap(page, '不改，下一题')
    await tap(page, '不改，下一题')
    await eventually(() => askedFact(page)).toBe('disabled_staff')
    await answerAll(page, levy)
    await seeResult(page)
    expect(await below(page, '全年要缴的残保金')).toBe('¥41,850')
  })

  it.each([
    ['the button of the browser', (page: Page) => page.goBack()],
    ['the arrow of the bar', (page: Page) => tap(page, '返回')],
  ])('by %s from the result so far leads to the question that was left', async (_, back) => {
    const page = await stage.home()
    await start(page, '残保金能少缴多少')
    await answerAllUntil(page, 'disabled_staff', levy)
    await seeResult(page, '先看结果')
    await back(page)
    await eventually(() => askedFact(page)).toBe('disabled_staff')
    await seeResult(page, '先看结果')
    await tap(page, '修改答案')
    await tap(page, '继续答题')
    await eventually(() => askedFact(page)).toBe('disabled_staff')
    await seeResult(page, '先看结果')
    await tap(page, /^补一题就能更准/)
    await tap(page, '先不答，返回')
    await tap(page, /^补一题就能更准/)
    await reply(page, levy.disabled_staff)
    await tap(page, /^还有 \d 题没答/)
    await eventually(() => askedFact(page)).toBe('annual_payroll')
    await answerAll(page, levy)
    await seeResult(page)
    await back(page)
    await reads(page, '问完了，可以看结果')
    await back(page)
    await eventually(() => askedFact(page)).toBe('wage_over_double')
  })

  it('from the page of a policy with nothing left to ask leads to the result it came from', async () => {
    const page = await stage.home()
    await start(page, '残保金能少缴多少')
    await answerAllUntil(page, 'disabled_staff', levy)
    await seeResult(page, '先看结果')
    await tap(page, /^政策详情/)
    await tap(page, '去测一测')
    await answerAll(page, levy)
    await seeResult(page)
    await tap(page, /^政策详情/)
    await seeResult(page)
    await page.goBack()
    await reads(page, '问完了，可以看结果')
  })

  it('from the questions of another view leads to the result that offered it', async () => {
    const page = await stage.home()
    await start(page, '所得税能少缴多少')
    await answerAll(page, smallCompany)
    await seeResult(page)
    await tap(page, '再答几题，算小型微利企业季度预缴')
    await eventually(() => askedFact(page)).not.toBeNull()
    await page.goBack()
    await eventually(() => below(page, '全年少缴企业所得税')).toBe('¥600,000')
    expect(await lines(page)).toEqual(expect.arrayContaining(['另外算的', '小型微利企业季度预缴', '可享受（1）']))
  })

  it('from the first question leads home, from an explanation to the result', async () => {
    const page = await stage.home()
    await start(page, '残保金能少缴多少')
    await answerAll(page, levy)
    await seeResult(page)
    await tap(page, /^怎么算的/)
    await reads(page, '残疾人就业保障金免征与减缴')
    await page.goBack()
    await eventually(() => below(page, '全年要缴的残保金')).toBe('¥41,850')
    await tap(page, /^政策详情/)
    await reads(page, '残疾人就业保障金免征与减缴')
    await tap(page, '返回')
    await eventually(() => below(page, '全年要缴的残保金')).toBe('¥41,850')

    const other = await stage.home()
    await start(other, '残保金能少缴多少')
    await other.goBack()
    await button(other, /^全部一起测/).waitFor()
  })
})

describe('a phone put away in the middle', () => {
  it('shows the same question after a reload, and the earlier answers behind it', async () => {
    const page = await stage.home()
    await start(page, '残保金能少缴多少', 2025)
    await answerAllUntil(page, 'disabled_staff', levy)
    await page.reload()
    await eventually(() => askedFact(page)).toBe('disabled_staff')
    expect(await lines(page)).toContain('2025年度 · 上年（2024年）')
    await page.goBack()
    await eventually(() => askedFact(page)).toBe('staff_employed')
    expect(await page.getByRole('textbox').inputValue()).toBe('31')
  })

  it('is offered to go on from the home page, and finishes without asking anything twice', async () => {
    const page = await stage.home()
    await start(page, '残保金能少缴多少')
    await answerAllUntil(page, 'disabled_staff', levy)
    await page.goto('about:blank')
    await page.goto(stage.url)
    await page.getByText('上次填到「上年残疾职工人数」，已填 3 项情况').waitFor()
    await tap(page, '继续')
    await eventually(() => askedFact(page)).toBe('disabled_staff')
    const asked = await answerAll(page, levy)
    expect(asked).toEqual(['disabled_staff', 'annual_payroll', 'wage_over_double'])
    await seeResult(page)
    expect(await below(page, '全年要缴的残保金')).toBe('¥41,850')
  })

  it('tells what it keeps and forgets it on demand', async () => {
    const page = await stage.home()
    await start(page, '残保金能少缴多少')
    await answerAllUntil(page, 'staff_employed', levy)
    await page.goto('about:blank')
    await page.goto(stage.url)
    await tap(page, '我的')
    await tap(page, /^数据与隐私/)
    await page.getByText('2 项填过的情况').waitFor()
    await tap(page, /^清除这台手机上的数据/)
    await tap(page.getByRole('dialog'), '全部清除')
    await button(page, /^全部一起测/).waitFor()
    await page.getByText('这台手机上的数据都已清除。').waitFor()
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
    expect(await button(page, '继续').count()).toBe(0)
    await tap(page, '我的')
    await page.getByText('还没有单位').waitFor()
    expect(await page.getByText('这台手机上的数据都已清除。').count()).toBe(0)
  })
})

it('a link to no page leads home, and says so', async () => {
  const page = await stage.home()
  for (const route of ['foo', 'pages/nothing/index']) {
    await page.goto('about:blank')
    await page.goto(`${stage.url}/#/${route}`)
    await page.getByText('没有这个页面').waitFor()
    await button(page, /^全部一起测/).waitFor()
  }
})

it('answers are thrown away only after asking', async () => {
  const page = await stage.home()
  await start(page, '残保金能少缴多少')
  await answerAll(page, levy)
  await seeResult(page)
  const drawer = page.getByRole('dialog', { name: '清空已填的 6 项情况，重新开始？' })
  await tap(page, '重新测')
  await tap(drawer, '取消')
  await page.goto(stage.url)
  await tap(page, '重新开始')
  await tap(drawer, '清空')
  await eventually(() => button(page, '重新开始').count()).toBe(0)
})

it('stops asking as soon as nothing can change, and says why', async () => {
  const page = await stage.home()
  await start(page, '工会经费能退多少', 2024)
  const asked = await answerAll(page, { ...union, has_union: choose('否') })
  expect(asked).toEqual(['has_union'])
  await reads(page, '不用再问了')
  expect((await lines(page)).join('')).toContain('再问也不会改变结果')
  await seeResult(page)
  expect(await lines(page)).toContain('没满足：已建立工会')
})

it('says at once when an answer rules out one of several policies', async () => {
  const page = await stage.home()
  await start(page, '所得税能少缴多少', 2024)
  await reply(page, choose('公司等企业'))
  await page.getByRole('status').filter({ hasText: '「个体工商户个人所得税减半」不适用' }).waitFor()
})

/** Top of an element on the screen, in CSS pixels. */
const topOf = async (element: Locator) => (await element.boundingBox())?.y ?? Number.NaN

describe('nothing jumps', () => {
  it('from question to question: every title starts at the same height', async () => {
    const page = await stage.home()
    await start(page, '残保金能少缴多少')
    const heights: number[] = []
    await answerAll(
      page,
      Object.fromEntries(
        Object.entries(levy).map(([fact, answer]) => [
          fact,
          async (screen, title) => {
            heights.push(await topOf(page.getByRole('heading', { level: 1, name: title })))
            await answer(screen, title)
          },
        ]),
      ),
    )
    expect(heights).toHaveLength(6)
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThanOrEqual(1)
  })

  it('while correcting: an error of two lines takes no new room', async () => {
    const page = await stage.home()
    await start(page, '残保金能少缴多少')
    await answerAllUntil(page, 'staff_employed', levy)
    await button(page, '准确数字')
      .tap({ timeout: 1_000 })
      .catch(() => undefined)
    const field = page.getByRole('textbox')
    await field.waitFor()
    const before = await topOf(button(page, '确定'))
    await field.fill('30.55555')
    await tap(page, '确定')
    await page.getByRole('status').filter({ hasText: '请去掉小数部分' }).or(page.getByText('小数太多')).waitFor()
    expect(Math.abs((await topOf(button(page, '确定'))) - before)).toBeLessThanOrEqual(1)
  })

  it('while typing: the sum in words takes no new room', async () => {
    const page = await stage.home()
    await start(page, '残保金能少缴多少')
    await answerAllUntil(page, 'annual_payroll', levy)
    await tap(page, '准确数字')
    const field = page.getByRole('textbox')
    await field.waitFor()
    const empty = await topOf(button(page, '确定'))
    await field.fill('310')
    await page.getByText('= 310万元').waitFor()
    expect(Math.abs((await topOf(button(page, '确定'))) - empty)).toBeLessThanOrEqual(1)
  })
})

it('large type, once switched on, holds on every page and after a reload', async () => {
  const page = await stage.home()
  await tap(page, '我的')
  const size = () =>
    page
      .getByRole('main')
      .getByRole('heading', { level: 1 })
      .evaluate((title) => parseFloat(getComputedStyle(title).fontSize))
  const before = await size()
  await tap(page, '大字模式')
  await eventually(size).toBeGreaterThan(before * 1.15)
  const large = await size()
  await tap(page, '首页')
  await start(page, '残保金能少缴多少')
  expect(await size()).toBe(large)
  await page.reload()
  await eventually(() => askedFact(page)).toBe('entity_type')
  expect(await size()).toBe(large)
})

it('on the smallest phone in large type short labels stand in one line', async () => {
  const small = { viewport: { width: 320, height: 640 } }
  const page = await newPhone(stage.browser, { settings: { large: true } }, small)
  await page.goto(stage.url)
  const linesOf = (label: string) =>
    page
      .getByText(label, { exact: true })
      .last()
      .evaluate((element) => {
        const range = document.createRange()
        range.selectNodeContents(element)
        return new Set(Array.from(range.getClientRects(), ({ top }) => Math.round(top))).size
      })
  await button(page, /^全部一起测/).waitFor()
  expect(await linesOf('税费年度')).toBe(1)
  await tap(page, '我的')
  await button(page, /^数据与隐私/).waitFor()
  expect(await linesOf('数据与隐私')).toBe(1)
  await tap(page, '首页')
  await start(page, '残保金能少缴多少')
  await answerAll(page, levy)
  await page.goBack()
  await button(page, '不改，下一题').waitFor()
  expect([await linesOf('上一题'), await linesOf('不改，下一题')]).toEqual([1, 1])
  await tap(page, '不改，下一题')
  await seeResult(page)
  expect([await linesOf('重新测'), await linesOf('修改答案')]).toEqual([1, 1])
})

it('works with a mouse and a keyboard on a desk', async () => {
  const page = await newPhone(
    stage.browser,
    {},
    { hasTouch: false, isMobile: false, viewport: { width: 1280, height: 800 } },
  )
  await page.goto(stage.url)
  await button(page, /^工会经费能退多少/).click()
  await reads(page, '单位建立工会了吗？')
  await button(page, /^是/).focus()
  await page.keyboard.press('Enter')
  await eventually(() => askedFact(page)).not.toBe('has_union')
  await reads(page, '单位有下面哪些身份？')
  await button(page, '以上都没有').click()
  await eventually(() => askedFact(page)).toBe('union_remitted')
  expect(await lines(page)).toContain('今年还没过完，按全年估一个数。')
  await button(page, '准确数字').click()
  await page.getByRole('textbox').fill('9999.99')
  await page.getByText('= 9,999.99元').waitFor()
  await page.keyboard.press('Enter')
  await reads(page, '问完了，可以看结果')
})
