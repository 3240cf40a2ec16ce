import { readAccount } from './lib/accounts'
import { CLOSINGS, eraseAccount } from './lib/erase'
import { faultOf, logTask } from './lib/log'
import { finishClosing } from './lib/logins'
import { wake } from './lib/plan'
import { query, remove } from './lib/table'

/** Every hour: finishes the closing of accounts that was cut off, so that nothing of them is left. */
export async function handler(): Promise<void> {
  let finished = 0
  for await (const { pk, sk: id } of query(CLOSINGS)) {
    try {
      const account = await readAccount(id)
      if (!account) await eraseAccount(id)
      else if (account.closing) await finishClosing(account)
      // Noted, but never begun; or taken back, as the account it was to join was gone. Meanwhile nobody looked after it.
      else {
        await wake(id)
        await remove({ pk, sk: id })
      }
      finished++
    } catch (cause) {
      logTask({ task: 'tidy', ...faultOf(cause) })
    }
  }
  logTask({ task: 'tidy', finished })
}
