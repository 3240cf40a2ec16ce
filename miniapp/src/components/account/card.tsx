import { Box, Heading, Para } from '@/components/dom/index'
import { Button, Link } from '@/components/controls/index'
import { hasServer } from '@/services/http'
import { open } from '@/services/navigate'
import { withCheck } from '@/state/account/companies'
import type { Company } from '@/state/account/roster'
import { COMPANY_PAGE, useSavedWords } from '@/state/account/words'
import { update } from '@/state/app'

export function answeredWords({ answers }: Company): string {
  const answered = Object.keys(answers).length
  return answered === 0 ? '还没有答题' : `已填 ${answered} 项情况`
}

/** The company whose answers are on the screen. */
export function CompanyCard({ company, onRename }: { company: Company; onRename: () => void }) {
  const { text, isProblem } = useSavedWords(company)
  const isEmpty = Object.keys(company.answers).length === 0
  return (
    <Box className="firm">
      <Box className="firm__head">
        <Heading level={2} className="firm__name">
          {company.name}
        </Heading>
        <Link label={`改名：${company.name}`} onTap={onRename}>
          改名
        </Link>
      </Box>
      <Para className="firm__line">{answeredWords(company)}</Para>
      <Box live className={isProblem ? 'firm__line firm__line--problem' : 'firm__line'}>
        {text}
      </Box>
      <Box className="firm__buttons">
        <Button
          wide
          onTap={() => {
            update(withCheck)
            open(isEmpty ? 'ask' : 'result')
          }}
        >
          {isEmpty ? '开始答题' : '看结果'}
        </Button>
        <Button
          kind="secondary"
          wide
          onTap={() => {
            open('company', { id: company.id })
          }}
        >
          {COMPANY_PAGE}
        </Button>
      </Box>
    </Box>
  )
}

/** Answers that belong to no company yet. */
export function UnsavedCard({ answered, onSave }: { answered: number; onSave: () => void }) {
  return (
    <Box className="firm">
      <Heading level={2} className="firm__name">
        还没保存的答案
      </Heading>
      <Para className="firm__line">{`已填 ${answered} 项情况，只存在这台手机上`}</Para>
      {hasServer && <Benefits />}
      <Button wide onTap={onSave}>
        保存这家单位
      </Button>
    </Box>
  )
}

/** For who has neither answers nor companies. */
export function NewcomerCard({ onStart }: { onStart: () => void }) {
  return (
    <Box className="firm">
      <Heading level={2} className="firm__name">
        还没有单位
      </Heading>
      <Para className="firm__line">先答几道题，再把单位存下来。</Para>
      {hasServer && <Benefits />}
      <Button wide onTap={onStart}>
        去答题
      </Button>
    </Box>
  )
}

const BENEFITS = ['换手机也能接着用', '到期之前提醒您', '规定变了，告诉您多了少了什么']

/** What saving on the server is good for. */
function Benefits() {
  return (
    <Box className="firm__benefits">
      {BENEFITS.map((line) => (
        <Para className="firm__benefit" key={line}>
          {line}
        </Para>
      ))}
    </Box>
  )
}
