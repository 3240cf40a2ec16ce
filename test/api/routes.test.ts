/** The local server and the packaged CloudFormation are the same API. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildFunctions, functionNames } from '../../functions/local/build'
import { readConfig, type Config } from '../../functions/local/config'
import { root, serverlessFile } from '../../functions/local/paths'
import { openApi } from './schema'

interface Resource {
  readonly Type: string
  readonly Properties: Readonly<Record<string, unknown>>
}
interface Statement {
  readonly Effect: string
  readonly Action: readonly string[]
  readonly Resource: unknown
}

const folder = mkdtempSync(join(tmpdir(), 'qinghui-package-'))
let resources: Readonly<Record<string, Resource>>
let config: Config

const ofType = (type: string) => Object.entries(resources).filter(([, resource]) => resource.Type === type)
/** Logical ids of functions are derived from their names: evaluate → EvaluateLambdaFunction. */
const logicalId = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`

beforeAll(async () => {
  await buildFunctions(`${root}dist`)
  const cli = join(root, 'node_modules/serverless/bin/serverless.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'package', '--package', folder], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, SLS_TELEMETRY_DISABLED: '1', SLS_NOTIFICATIONS_MODE: 'off', AWS_PROFILE: '' },
  })
  expect(status, stdout + stderr).toBe(0)
  const template = JSON.parse(readFileSync(join(folder, 'cloudformation-template-update-stack.json'), 'utf8')) as {
    Resources: Record<string, Resource>
  }
  resources = template.Resources
  config = readConfig(serverlessFile)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('has the same routes, each to its own function', () => {
  const packaged = ofType('AWS::ApiGatewayV2::Route').map(([, { Properties }]) => {
    const integration = JSON.stringify(Properties.Target)
    return [Properties.RouteKey, /HttpApiIntegration(\w+?)"/.exec(integration)?.[1]]
  })
  const local = config.routes.map(({ method, path, functionName }) => [`${method} ${path}`, logicalId(functionName)])
  expect(packaged.sort()).toEqual(local.sort())
})

it('has a route for every function file and every documented operation', () => {
  expect([...config.functions].sort()).toEqual(functionNames().sort())
  const documented = Object.entries(openApi.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(config.routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(documented.sort())
})

it('has the same timeouts, and the runtime that was chosen', () => {
  for (const { functionName, timeoutMs } of config.routes) {
    const { Properties } = resources[`${logicalId(functionName)}LambdaFunction`]!
    expect(Properties.Timeout).toBe(timeoutMs / 1000)
    expect(Properties).toMatchObject({ Runtime: 'nodejs22.x', Architectures: ['arm64'] })
  }
})

it('has the same CORS', () => {
  const { CorsConfiguration } = ofType('AWS::ApiGatewayV2::Api')[0]![1].Properties as {
    CorsConfiguration: Record<string, unknown>
  }
  expect(CorsConfiguration).toEqual({
    AllowOrigins: config.cors!.allowedOrigins,
    AllowMethods: config.cors!.allowedMethods,
    AllowHeaders: config.cors!.allowedHeaders,
    ExposeHeaders: config.cors!.exposedResponseHeaders,
    MaxAge: config.cors!.maxAge,
  })
  expect(config.cors!.allowedOrigins).not.toContain('*')
})

it('has the table: two keys, no index, times to live, restored to any moment of the last weeks', () => {
  const tables = ofType('AWS::DynamoDB::Table')
  expect(tables).toHaveLength(1)
  const { Properties } = tables[0]![1]
  expect(Properties).toMatchObject({
    BillingMode: 'PAY_PER_REQUEST',
    TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  })
  expect(Properties).not.toHaveProperty('GlobalSecondaryIndexes')
})

it('tells secrets only to the functions that need them, and by reference', () => {
  const told = Object.entries(resources).flatMap(([id, { Type, Properties }]) => {
    if (Type !== 'AWS::Lambda::Function') return []
    const { Variables = {} } = (Properties.Environment ?? {}) as { Variables?: Record<string, unknown> }
    return Object.entries(Variables).map(([name, value]) => ({ id, name, value: JSON.stringify(value) }))
  })
  const whoKnows = (name: string) => told.filter((one) => one.name === name).map(({ id }) => id)
  expect(whoKnows('SESSION_KEY').sort()).toEqual(['AuthorizeLambdaFunction', 'SessionLambdaFunction'])
  expect(whoKnows('WECHAT_APP_SECRET').sort()).toEqual([
    'ReevaluateLambdaFunction',
    'RemindLambdaFunction',
    'SessionLambdaFunction',
  ])
  for (const name of ['WECHAT_CALLBACK_TOKEN', 'WECHAT_AES_KEY']) {
    expect(whoKnows(name)).toEqual(['WechatLambdaFunction'])
  }
  for (const { name, value } of told) {
    if (/KEY|SECRET|TOKEN/.test(name)) expect(value).toContain('{{resolve:secretsmanager:')
  }
})

it('has one alarm, for every function that may say that somebody must look', () => {
  const filters = ofType('AWS::Logs::MetricFilter').map(([, { Properties }]) => Properties)
  const raising = config.functions.filter((name) =>
    readFileSync(`${root}dist/${name}.mjs`, 'utf8').includes('JSON.stringify({alarm:'),
  )
  expect(raising).toContain('wechat')
  expect(filters.map(({ LogGroupName }) => (LogGroupName as { Ref: string }).Ref).sort()).toEqual(
    raising.map((name) => `${logicalId(name)}LogGroup`).sort(),
  )
  const [alarm, ...more] = ofType('AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties)
  expect(more).toEqual([])
  expect(alarm).toMatchObject({ Statistic: 'Sum', Threshold: 1, TreatMissingData: 'notBreaching' })
  for (const { FilterPattern, MetricTransformations } of filters) {
    expect(FilterPattern).toBe('{ $.alarm = "*" }')
    expect(MetricTransformations).toEqual([
      { MetricNamespace: alarm!.Namespace, MetricName: alarm!.MetricName, MetricValue: '1' },
    ])
  }
})

it('has the same schedules and authorizers, asked at every request', () => {
  expect(ofType('AWS::Events::Rule')).toHaveLength(config.schedules.length)
  for (const [, { Properties }] of ofType('AWS::ApiGatewayV2::Authorizer')) {
    expect(Properties).toMatchObject({ AuthorizerResultTtlInSeconds: 0, EnableSimpleResponses: true })
  }
  const guarded = ofType('AWS::ApiGatewayV2::Route').filter(
    ([, route]) => route.Properties.AuthorizationType === 'CUSTOM',
  )
  expect(guarded.map(([, route]) => route.Properties.RouteKey).sort()).toEqual(
    config.routes
      .filter(({ authorizer }) => authorizer)
      .map(({ key }) => key)
      .sort(),
  )
  expect(ofType('AWS::ApiGatewayV2::Authorizer')).toHaveLength(
    new Set(config.routes.flatMap(({ authorizer }) => authorizer ?? [])).size,
  )
})

describe('every function', () => {
  it('has a role of its own that may write its own log, use the table as it needs to, and nothing else', () => {
    const roles = new Set<string>()
    const tableActions: Record<string, string[]> = {}
    for (const name of config.functions) {
      const { Properties } = resources[`${logicalId(name)}LambdaFunction`]!
      const role = (Properties.Role as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0]
      roles.add(role)
      const { Policies, ManagedPolicyArns } = resources[role]!.Properties as {
        Policies: { PolicyDocument: { Statement: Statement[] } }[]
        ManagedPolicyArns?: unknown
      }
      expect(ManagedPolicyArns).toBeUndefined()
      const [own, table, ...more] = Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
      expect(more).toEqual([])
      if (table) {
        expect(table).toMatchObject({ Effect: 'Allow', Resource: { 'Fn::GetAtt': ['Table', 'Arn'] } })
        tableActions[name] = table.Action.map((action) => action.replace('dynamodb:', ''))
      }
      expect([own]).toEqual([
        {
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: { 'Fn::GetAtt': [`${logicalId(name)}LogGroup`, 'Arn'] },
        },
      ])
    }
    const all = ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query']
    expect(tableActions).toEqual({
      ...{ authorize: ['GetItem'], session: all, profiles: all, me: all, tidy: all },
      ...{ notices: all, calendar: all, wechat: all, remind: all, reevaluate: all },
    })
    expect(roles.size).toBe(config.functions.length)
    expect(ofType('AWS::IAM::Role')).toHaveLength(config.functions.length)
  })

  it('keeps its log for a limited time', () => {
    const groups = ofType('AWS::Logs::LogGroup')
    expect(groups).toHaveLength(config.functions.length)
    for (const [, { Properties }] of groups) expect(Properties.RetentionInDays).toBe(30)
  })

  it('is throttled', () => {
    const [, { Properties }] = ofType('AWS::ApiGatewayV2::Stage')[0]!
    expect(Properties.DefaultRouteSettings).toMatchObject({ ThrottlingBurstLimit: 100, ThrottlingRateLimit: 50 })
  })
})
