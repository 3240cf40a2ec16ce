import { factAnswerText, type Answer } from '../../../../shared/index'
import { Box, Para } from '@/components/dom/index'
import { Link, Notice } from '@/components/controls/index'
import { engine } from '@/services/engine'
import { useStore } from '@/services/store'
import { takeTheirs } from '@/state/account/companies'
import { companyOf, type Company, type Merge } from '@/state/account/roster'
import { mergesStore, rosterStore } from '@/state/account/saved'

/** What another device brought into companies that were changed here too. */
export function Merges() {
  const roster = useStore(rosterStore)
  return (
    <>
      {useStore(mergesStore).map((merge) => {
        const company = companyOf(roster, merge.company)
        return company && <Merged key={merge.company} merge={merge} company={company} />
      })}
    </>
  )
}

function Merged({ merge, company }: { merge: Merge; company: Company }) {
  const { taken, disputes } = merge
  return (
    <Box className="page__notice">
      <Notice tone={disputes.length > 0 ? 'warn' : 'good'} title={`“${company.name}”在另一台设备上也改过`} live>
        {taken.map((fact) => (
          <Para className="merge__line" key={fact ?? ''}>
            {`${labelOf(fact)}：${valueOf(company, fact)}（另一台改的）`}
          </Para>
        ))}
        {disputes.map((dispute) => (
          <Box className="merge__dispute" key={dispute.fact ?? ''}>
            <Para>
              {`${labelOf(dispute.fact)}：现在用这台的 ${valueOf(company, dispute.fact)}，另一台填的是 ${wordsOf(dispute.fact, dispute.theirs)}`}
            </Para>
            <Link
              label={`改用另一台的：${labelOf(dispute.fact)}`}
              onTap={() => {
                takeTheirs(company.id, dispute)
              }}
            >
              改用另一台的
            </Link>
          </Box>
        ))}
        <Link
          onTap={() => {
            mergesStore.set(mergesStore.get().filter((one) => one.company !== merge.company))
          }}
        >
          知道了
        </Link>
      </Notice>
    </Box>
  )
}

const labelOf = (fact: string | null): string =>
  fact === null ? '名称' : (engine.facts.get(fact)?.label ?? '一个答案')

function wordsOf(id: string | null, value: Answer | undefined): string {
  if (id === null) return value as string
  const fact = engine.facts.get(id)
  return fact ? factAnswerText(fact, value) : '新的答案'
}

const valueOf = (company: Company, fact: string | null): string =>
  wordsOf(fact, fact === null ? company.name : company.answers[fact])
