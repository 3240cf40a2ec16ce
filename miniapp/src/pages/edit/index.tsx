import { useRouter } from '@tarojs/taro'
import { Button } from '@/components/controls/index'
import { Missing } from '@/components/page/empty'
import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'
import { Question } from '@/components/question/index'
import { engine, factOf } from '@/services/engine'
import { goBack } from '@/services/navigate'
import { useStore } from '@/services/store'
import { draftStore, droppedAnswers } from '@/state/app'
import { take } from '@/state/answering'

export default safe(Edit)

/** One answer, changed from the review or the result; the rest stays. */
function Edit() {
  const draft = useStore(draftStore)
  const { params } = useRouter()
  const fact = engine.facts.get(params.fact ?? '')
  if (!fact) return <Missing title="修改答案" heading="没有这一题" />
  const answer = draft.answers[fact.id]
  return (
    <Page
      title={answer === undefined ? '补一题' : '修改答案'}
      footer={
        <Button kind="secondary" wide onTap={goBack}>
          {answer === undefined ? '先不答，返回' : '不改了，返回'}
        </Button>
      }
    >
      <Question
        fact={fact}
        answer={answer}
        exactly={false}
        preferExact={params.exact !== undefined}
        year={draft.year}
        onAnswer={(value, estimated) => {
          const taken = take(engine, draftStore.get(), fact.id, value, estimated)
          if (taken.dropped.length > 0) droppedAnswers.set(taken.dropped.map((id) => factOf(id).label))
          draftStore.set(taken.draft)
          goBack()
        }}
      />
    </Page>
  )
}
