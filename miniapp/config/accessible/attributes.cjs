/** What WeChat's screen readers understand and Taro's templates leave out. */
module.exports = { View: { 'aria-role': '', 'aria-label': '' }, Input: { 'aria-label': '' } }
