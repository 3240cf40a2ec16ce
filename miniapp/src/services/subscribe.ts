/** WeChat's messages. A browser has none: only what is drawn in WeChat alone may import this. */
import Taro from '@tarojs/taro'
import { plainAnswer, reactionTo, reactionToCode, type Reaction } from './reactions'

/** The answer, where WeChat gave one, and what to say. */
export interface Allowed extends Reaction {
  readonly answer: string | null
}

/** Asks for one more message. To be called first thing in a tap: WeChat refuses it after any wait. Never rejects. */
export function allowOneMessage(template: string): Promise<Allowed> {
  return Taro.requestSubscribeMessage({ tmplIds: [template], entityIds: [] }).then(
    (answers): Allowed => {
      const answer = (answers as Readonly<Record<string, unknown>>)[template]
      return typeof answer === 'string'
        ? { answer: plainAnswer(answer), ...reactionTo(answer) }
        : { answer: null, ...reactionTo('') }
    },
    (failure: unknown) => ({ answer: null, ...reactionToCode((failure as { errCode?: number }).errCode ?? 0) }),
  )
}

/** Opens WeChat's own settings of this app. */
export function openSettings(): void {
  Taro.openSetting({ withSubscriptions: true }).catch(() => undefined)
}
