import bundle from '../../../shared/generated/bundle.json'
import type { Bundle } from '../../../shared/index'

/** The compiled rules: in WeChat a part of the app. */
export const rules = bundle as unknown as Bundle
