/** The operations of accounts, for the OpenAPI document. */
import type { Bundle } from '../../shared/index'
import * as schemas from './account-schemas'
import type { Operation } from './openapi'

/** Everything behind a log-in, and the log-in itself. */
export function accountOperations({ facts }: Bundle): readonly Operation[] {
  const company = { path: '/v1/profiles/{id}', member: true } as const
  const favourite = { path: '/v1/favourites/{id}', member: true, problems: [400, 401, 404, 500] } as const
  const mine = { member: true, problems: [400, 401, 500] } as const
  return [
    {
      ...{ method: 'post', path: '/v1/session', id: 'openSession', summary: '登录，或换取新的令牌' },
      ...{ answer: schemas.sessionSchema, body: schemas.openingSchema },
      problems: [400, 401, 403, 404, 409, 413, 415, 429, 500, 503],
    },
    {
      ...{ ...mine, method: 'delete', path: '/v1/session', id: 'endSession', summary: '退出登录' },
      query: schemas.sessionQuery,
    },
    {
      ...{ ...mine, method: 'post', path: '/v1/links', id: 'makeLink', summary: '生成连接码' },
      ...{ answer: schemas.linkSchema, problems: [400, 401, 429, 500] },
    },
    {
      ...{ ...mine, method: 'get', path: '/v1/profiles', id: 'companies', summary: '我的单位' },
      answer: schemas.companiesSchema,
    },
    {
      ...{ ...company, method: 'get', id: 'company', summary: '一家单位和它的结果记录' },
      ...{ answer: schemas.companyWithHistorySchema, problems: [400, 401, 404, 500] },
    },
    {
      ...{ ...company, method: 'put', id: 'saveCompany', summary: '新建、改名或保存答案' },
      ...{ answer: schemas.companySchema, body: schemas.draftSchema(facts) },
      problems: [400, 401, 404, 409, 413, 415, 500],
    },
    {
      ...{ ...company, method: 'delete', id: 'deleteCompany', summary: '删除单位和它的一切' },
      problems: [400, 401, 404, 500],
    },
    {
      ...{
        method: 'post',
        path: '/v1/profiles/{id}/results',
        member: true,
        id: 'keepResult',
        summary: '记下今天的结果',
      },
      ...{ answer: schemas.keptSchema, body: schemas.keepingSchema, problems: [400, 401, 404, 413, 415, 500] },
    },
    { ...mine, method: 'get', path: '/v1/me', id: 'me', summary: '我的账号', answer: schemas.meSchema },
    {
      ...{ ...mine, method: 'get', path: '/v1/me/export', id: 'export', summary: '导出全部数据' },
      answer: schemas.exportSchema,
    },
    { ...mine, method: 'delete', path: '/v1/me', id: 'eraseMe', summary: '注销账号，删除全部数据' },
    {
      ...{ ...favourite, method: 'put', id: 'addFavourite', summary: '收藏政策或条款' },
      description: '只看编号的写法，不查现在有没有这一项（规则会更新）；不是编号的写法答 404',
      problems: [400, 401, 404, 409, 500],
    },
    { ...favourite, method: 'delete', id: 'removeFavourite', summary: '取消收藏' },
  ]
}
