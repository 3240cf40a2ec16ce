/** What WeChat answers when it is asked for one more message, in words. Pure. */

export interface Reaction {
  readonly text: string
  /** What was refused can be allowed in WeChat's settings. */
  readonly settings: boolean
}

const STILL = '“消息”和日历照常能用。'
const NOT_POSSIBLE: Reaction = { text: `微信提醒暂时用不了，${STILL}`, settings: false }

/** As the server knows the answers: with a sound or on top, it is still yes. */
export const plainAnswer = (answer: string): string => (answer.startsWith('accept') ? 'accept' : answer)

const ANSWERS: Readonly<Record<string, Reaction>> = {
  accept: { text: '好了，微信会多提醒您一次。', settings: false },
  reject: {
    text: `没有允许，微信不会提醒，${STILL}改了主意可以再点；如果没有弹窗，请到设置里打开。`,
    settings: true,
  },
  ban: NOT_POSSIBLE,
  filter: NOT_POSSIBLE,
}

/** After an answer of the owner, or of WeChat in his place. */
export const reactionTo = (answer: string): Reaction => ANSWERS[plainAnswer(answer)] ?? NOT_POSSIBLE

const CODES: Readonly<Record<number, Reaction>> = {
  10002: { text: '网络不通，请稍后再点一次。', settings: false },
  10003: { text: '网络不通，请稍后再点一次。', settings: false },
  10005: { text: '弹窗没能显示，请再点一次。', settings: false },
  20004: { text: '订阅消息的总开关关着。请到设置里打开，再点一次。', settings: true },
}

/** After a failure, by WeChat's code: what the owner can mend, he is told how; the rest is not his to mend. */
export const reactionToCode = (code: number): Reaction => CODES[code] ?? NOT_POSSIBLE
