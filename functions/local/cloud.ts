/** What the functions find around them in the cloud, on this machine: the table, the key, WeChat. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseEnvironment, DatabaseInUse, LOCAL_TABLE, makeTable, startDatabase } from './database'
import { startExpiry } from './expire'
import { StartError } from './ready'
import { startWechat, wechatEnvironment, type Wechat } from './wechat/server'

/** The app as the stand-in for WeChat knows it. */
const LOCAL_APP = {
  ...{ appId: 'wx0000000000000000', appSecret: 'local', callbackToken: 'local', aesKey: 'A'.repeat(43) },
  templates: { 'local-template': ['thing1', 'date2', 'thing3'] },
}

export interface Cloud {
  /** Where the API is, for WeChat's events. */
  callBack(url: string): void
  stop(): Promise<void>
}

/**
 * Starts what the environment does not name already and names it there: AWS_ENDPOINT_URL_DYNAMODB, SESSION_KEY,
 * WECHAT_URL. Data is kept in the folder. Throws StartError.
 */
export async function startCloud(folder: string, env: NodeJS.ProcessEnv): Promise<Cloud> {
  mkdirSync(folder, { recursive: true })
  const stops: (() => Promise<void>)[] = []
  let wechat: Wechat | undefined
  if (env.AWS_ENDPOINT_URL_DYNAMODB === undefined) {
    const database = await startDatabase(join(folder, 'table')).catch((cause: unknown) => {
      throw cause instanceof DatabaseInUse ? new StartError(`数据目录 ${folder} 正被另一个青惠使用，请先停掉它`) : cause
    })
    Object.assign(env, databaseEnvironment(database.endpoint))
    const stopExpiry = startExpiry(LOCAL_TABLE)
    stops.push(() => {
      stopExpiry()
      return database.stop()
    })
  } else {
    Object.assign(env, databaseEnvironment(env.AWS_ENDPOINT_URL_DYNAMODB))
    await makeTable(env.AWS_ENDPOINT_URL_DYNAMODB)
  }
  env.SESSION_KEY ??= keyIn(join(folder, 'session-key'))
  if (env.WECHAT_URL === undefined) {
    const started = await startWechat(LOCAL_APP)
    wechat = started
    Object.assign(env, wechatEnvironment(started.url, LOCAL_APP))
    stops.push(() => started.stop())
  }
  return {
    callBack: (url) => wechat?.callBack(`${url}/v1/wechat/events`),
    stop: async () => {
      for (const stop of stops) await stop()
    },
  }
}

/** The key of this machine, made once; nobody else may read it. */
function keyIn(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}
