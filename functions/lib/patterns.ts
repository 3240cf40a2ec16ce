/** Texts of fixed form that clients send: checked by the functions, published in the API's description. */

/** 16 random bytes as base64url. */
export const ID = /^[\w-]{21}[AQgw]$/
/** 32 random bytes as base64url. */
export const DEVICE_SECRET = /^[\w-]{42}[AEIMQUYcgkosw048]$/
/** What `wx.login` gives. */
export const WECHAT_CODE = /^[!-~]{1,128}$/
export const REFRESH_TOKEN = /^[\w.-]{1,1000}$/
/** As typed: in either case, with blanks or hyphens. */
export const TYPED_LINK = /^[A-Za-z0-9 -]{1,20}$/
/** A policy, or an item of a document: `000#35`, `sta-2023-6#3.1`, `003#市财政局.4`. */
export const FAVOURITE_ID = /^[a-z0-9][a-z0-9-]{0,59}(#[a-z0-9\u4e00-\u9fff][a-z0-9\u4e00-\u9fff.-]{0,39})?$/
/** Company, event, subject and day of a notice. */
export const NOTICE_ID = /^[\w-]{22}(\/[\w-]{1,80}){1,4}$/
