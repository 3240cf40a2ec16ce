import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IsoDate } from '../../bundle'
import type { RawSource } from '../schema/source'
import { readYaml } from '../load'

/** Where a new policy goes and what it stands on. */
export interface NewPolicy {
  readonly id: string
  readonly clause: string
  readonly area: string
  readonly on: IsoDate
}

/**
 * Writes `<area>/<id>.yaml` and its cases as skeletons that show the clause and every decision to take.
 * Returns the files written. Throws for an id that is taken, a bad id, a clause that no source has, and one of a
 * news report.
 */
export function createPolicy(directory: string, { id, clause, area, on }: NewPolicy): string[] {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id)) throw new Error(`\`${id}\` is no id: use a–z, 0–9 and -`)
  const taken = readdirSync(directory, { recursive: true, encoding: 'utf8' }).find((file) =>
    file.endsWith(`/${id}.yaml`),
  )
  if (taken !== undefined) throw new Error(`${id} exists already, in policies/${taken}`)
  const [document = ''] = clause.split('#')
  const file = join(directory, 'sources', `${document}.yaml`)
  if (!existsSync(file))
    throw new Error(`no document is called \`${document}\`: put its text and ${document}.yaml into sources/ first`)
  const source = readYaml(file, readFileSync(file, 'utf8')).file?.value as RawSource
  if (source.status === 'news')
    throw new Error(`\`${document}\` is a news report, no rule: put the document it reports on into sources/ first`)
  const found = source.clauses.find((candidate) => candidate.id === clause)
  if (!found)
    throw new Error(`${document}.yaml has no clause ${clause}: ${source.clauses.map((one) => one.id).join(', ')}`)

  const { title, text, departments = [], audience = [], period } = found
  const kind = source.status === 'draft' ? 'draft' : 'in-force'
  const from = period?.from ?? source.issued_on ?? on
  const policy = `# yaml-language-server: $schema=../schema/policy.schema.json
# 原文（${clause}）：
${wrapped(text)
  .map((line) => `#   ${line}`)
  .join('\n')}
id: ${id}
role: benefit
title: ${title}
summary: ${title} # 一句话，店主的话，不写数字
audience: ${audience[0] ?? '企业'}
kind: ${kind}
valid: [{ from: ${from}${period?.to === undefined ? '' : `, to: ${period.to}`} }] # 对照原文核对
checked_on: ${on}
catalogue: ['${clause}']

clauses:
  main: ${clause}

# 条款里印着的每个数字一行；没有就删掉这一段
params: {}

# 一行一个条件一个出处；最先问最容易知道的
eligible:
  all:
    - { verify: 条件还没有写，请向主管部门核实, cite: main }

# 只有结论、没有金额的写 {}
amounts: {}

apply:
  offices: [${departments.join(', ')}]
  how:
    - 向主管部门了解申报办法
`
  const cases = `# yaml-language-server: $schema=../schema/cases.schema.json
# 期望值按条文手算，不取自程序
policy: ${id}
cases:
  - name: 什么都没有回答
    on: ${from}
    answers: {}
    expect: { verdict: unknown }
    source: 条件还没有写
`
  mkdirSync(join(directory, area), { recursive: true })
  const written = [
    [`${area}/${id}.yaml`, policy],
    [`${area}/${id}.cases.yaml`, cases],
  ] as const
  for (const [path, content] of written) writeFileSync(join(directory, path), content, { flag: 'wx' })
  return written.map(([path]) => path)
}

const LINE = 40

function wrapped(text: string): string[] {
  const flat = text.replace(/\s+/g, ' ')
  return Array.from({ length: Math.ceil(flat.length / LINE) }, (_, i) => flat.slice(i * LINE, (i + 1) * LINE))
}
