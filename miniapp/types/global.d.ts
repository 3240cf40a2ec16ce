/// <reference types="@tarojs/taro" />

declare module '*.scss'
/** The address of a file of its own. */
declare module '*?url' {
  const url: string
  export default url
}
declare module '*.png' {
  const url: string
  export default url
}
