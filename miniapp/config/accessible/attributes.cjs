/** What WeChat's screen readers understand and Taro's templates leave out. */
const states = { 'aria-pressed': '', 'aria-expanded': '', 'aria-disabled': '', 'aria-hidden': '', 'aria-live': '' }

module.exports = { View: { 'aria-role': '', 'aria-label': '', ...states }, Input: { 'aria-label': '' } }
