import {
  checkAnswers,
  decimal,
  evaluate,
  keepAnswers,
  mayApply,
  portfolio,
  type PolicyResult,
  type Total,
} from '../shared/index'
import { idOf, jsonBody } from './lib/body'
import { deleteCompany, listCompanies, readCompany, saveCompany, type Draft } from './lib/companies'
import { MAX_ANSWERS, MAX_NAME } from './lib/company-limits'
import { isDate } from './lib/dates'
import { fieldsOf, wrong } from './lib/fields'
import type { Event } from './lib/http'
import { wake } from './lib/plan'
import { Problem } from './lib/problem'
import { queryOf } from './lib/query'
import { done, json } from './lib/reply'
import { keepResult, listResults } from './lib/results'
import { forMember, routes } from './lib/routes'
import { engine } from './lib/rules'
import { isId } from './lib/secrets'
import { today } from './lib/today'

export const handler = routes({
  'GET /v1/profiles': forMember(async (event, { account }) => {
    queryOf(event, [])
    return json({ profiles: await listCompanies(account) })
  }),
  'GET /v1/profiles/{id}': forMember(async (event, { account }) => {
    queryOf(event, [])
    const id = knownId(event)
    return json({ ...(await readCompany(account, id)), history: await listResults(account, id) })
  }),
  'PUT /v1/profiles/{id}': forMember(async (event, member) => {
    queryOf(event, [])
    const id = idOf(event)
    if (!isId(id)) throw wrong('id', '编号须为 16 字节随机数的 base64url 写法，共 22 个字符。')
    const draft = readDraft(jsonBody(event))
    await wake(member.account)
    return json(await saveCompany(member, id, draft))
  }),
  'DELETE /v1/profiles/{id}': forMember(async (event, { account }) => {
    queryOf(event, [])
    const id = knownId(event)
    await wake(account)
    await deleteCompany(account, id)
    return done()
  }),
  'POST /v1/profiles/{id}/results': forMember(async (event, member) => {
    queryOf(event, [])
    const id = knownId(event)
    const { on } = fieldsOf(jsonBody(event), ['on'])
    if (typeof on !== 'string' || !isDate(on)) throw wrong('on', '请填写存在的日期，格式如 2024-12-31。')
    const { answers: stored, version } = await readCompany(member.account, id)
    const results = evaluate(engine, keepAnswers(engine, stored).answers, on)
    const kept = {
      ...{ keptOn: today(), on, bundle: engine.bundle.hash, version },
      // What is not kept counts as not concerned.
      results: results.filter(mayApply).map(summaryOf),
      totals: portfolio(results).map(({ kind, ...money }) => ({ kind, ...inYuan(money) })),
    }
    await keepResult(member, id, kept)
    return json(kept)
  }),
})

function knownId(event: Event): string {
  const id = idOf(event)
  if (!isId(id)) throw new Problem('not-found', '没有这家单位，请检查编号。', 'id')
  return id
}

function readDraft(body: unknown): Draft {
  const { name, answers, version } = fieldsOf(body, ['name', 'answers', 'version'])
  if (typeof name !== 'string' || name.trim() === '' || Array.from(name).length > MAX_NAME) {
    throw wrong('name', `请填写单位名称，最多 ${MAX_NAME} 个字。`)
  }
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0 || version >= Number.MAX_SAFE_INTEGER) {
    throw wrong('version', '请填写修改时依据的版本号；新单位填 0。')
  }
  if (answers === undefined) throw wrong('answers', '缺少答案；一题都没答时请填 {}。')
  if (Buffer.byteLength(JSON.stringify(answers)) > MAX_ANSWERS) {
    throw new Problem('too-large', `一家单位的答案不能超过 ${MAX_ANSWERS / 1024} kB。`, 'answers')
  }
  return { name: name.trim(), answers: checkAnswers(engine, answers), version }
}

function summaryOf({ policy, verdict, status, amounts }: PolicyResult) {
  return {
    ...{ policy: policy.id, verdict, status },
    amounts: amounts.map(({ id, kind, ...money }) => ({ id, kind, ...inYuan(money) })),
  }
}

function inYuan({ low, high, unbounded }: Omit<Total, 'kind'>) {
  return { low: decimal(low), high: decimal(high), ...(unbounded && { unbounded }) }
}
