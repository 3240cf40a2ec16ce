/** The walk-through of policies/README.md, followed word for word on a copy without its policy. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { compile } from '../../shared/compile/compile'
import { runCases } from '../../shared/compile/run-cases'
import { createPolicy } from '../../shared/compile/workshop/create'
import { POLICIES } from './shipped'

const readme = readFileSync(join(POLICIES, 'README.md'), 'utf8')
const blocks = [...readme.matchAll(/^```yaml (\S+)\n([\s\S]*?)^```$/gm)].map(([, file = '', text = '']) => ({
  file,
  // Questions stand under the head of their file, which is there already.
  text: file.startsWith('facts/') ? text.replace(/^facts:\n/, '') : text,
}))
const [, id = '', clause = '', area = ''] = /npm run policies new (\S+) (\S+) (\S+)$/m.exec(readme) ?? []

const scratch = mkdtempSync(join(tmpdir(), 'walkthrough-'))
const copy = join(scratch, 'policies')
afterAll(() => {
  rmSync(scratch, { recursive: true })
})

it('shows a question, a policy and its cases', () => {
  expect(blocks.map(({ file }) => file)).toEqual([
    'facts/digital.yaml',
    `${area}/${id}.yaml`,
    `${area}/${id}.cases.yaml`,
  ])
})

it('leads to what ships', () => {
  for (const { file, text } of blocks) expect(readFileSync(join(POLICIES, file), 'utf8')).toContain(text)
})

it('compiles after each step and passes its cases', () => {
  cpSync(POLICIES, copy, { recursive: true })
  const [question, ...policy] = blocks
  for (const { file } of policy) rmSync(join(copy, file))
  const questions = join(copy, question!.file)
  writeFileSync(questions, readFileSync(questions, 'utf8').replace(question!.text, ''))

  createPolicy(copy, { id, clause, area, on: '2026-11-21' })
  expect(compile(copy, { only: [id] }).problems).toEqual([])

  writeFileSync(questions, readFileSync(questions, 'utf8') + question!.text)
  for (const { file, text } of policy) writeFileSync(join(copy, file), text)
  const { bundle, cases, problems } = compile(copy, { only: [id] })
  expect(problems).toEqual([])
  expect(runCases(bundle!, cases)).toEqual([])
})
