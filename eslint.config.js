import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** Forbids imports whose specifier matches `regex`. */
const border = (...patterns) => ['error', { patterns: patterns.map(([regex, message]) => ({ regex, message })) }]

const forbidden = (selector, message) => ({ selector, message })

const otherRoom = (...rooms) => `^(\\.\\.?/)+(${rooms.join('|')})(/|$)`
const onlyTheDoor = [
  '(^|/)shared/(?!index(\\.js|\\.ts)?$|generated/)',
  'Import the rule module through shared/index only.',
]
const noZod = ['^zod(/|$)', 'zod stays on the server and in the rule compiler.']
const inTheApp = [onlyTheDoor, noZod, [otherRoom('functions', 'policies', 'test'), 'miniapp/ uses shared/ only.']]

const noCodeGeneration = [
  forbidden("CallExpression[callee.name='Function']", 'WeChat forbids code generation.'),
  forbidden("NewExpression[callee.name='Function']", 'WeChat forbids code generation.'),
]

// The bundles carry no polyfills: these appeared after the oldest phones in package.json's browserslist.
const tooNewForPhones = [
  forbidden(
    'MemberExpression[computed=false][property.name=/^(at|replaceAll|findLast|findLastIndex|toSorted|toReversed|toSpliced|hasOwn|groupBy|isWellFormed|toWellFormed|allSettled|any)$/]',
    'Old phones do not have this method and no polyfill is shipped.',
  ),
  forbidden('Literal[regex.pattern=/\\(\\?<[=!]/]', 'Old iPhones cannot parse look-behind.'),
]

const pure = [
  ...noCodeGeneration,
  ...tooNewForPhones,
  forbidden("MemberExpression[object.name='Date'][property.name='now']", 'The date is passed in, never read.'),
  forbidden("NewExpression[callee.name='Date'][arguments.length=0]", 'The date is passed in, never read.'),
  forbidden("CallExpression[callee.name='Date']", 'The date is passed in, never read.'),
  forbidden("MemberExpression[object.name='Math'][property.name='random']", 'The same input gives the same answer.'),
  forbidden('Literal[bigint]', 'Old phones have no BigInt.'),
  forbidden('MemberExpression[property.name=/^toLocale/]', 'Depends on the device: format by hand.'),
  forbidden("MemberExpression[property.name='localeCompare']", 'Depends on the device: compare code units.'),
]

const notInShared = 'shared/ is pure: nothing but the language itself.'
const impure = [
  ...['Intl', 'BigInt', 'Proxy', 'eval', 'Function', 'console', 'process', 'Buffer', 'require', 'global', 'globalThis'],
  ...['window', 'document', 'navigator', 'localStorage', 'wx', 'fetch', 'crypto', 'performance', 'structuredClone'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'TextEncoder', 'TextDecoder', 'WeakRef'],
].map((name) => ({ name, message: notInShared }))

const namespaceZod = forbidden(
  "ImportDeclaration[source.value='zod'] > :matches(ImportSpecifier, ImportDefaultSpecifier)",
  "Write `import * as z from 'zod'`: the named import is five times as large.",
)

export default defineConfig(
  globalIgnores([
    'shared/generated/',
    '**/dist/',
    '.data/',
    '.serverless/',
    'coverage/',
    'reports/',
    '.stryker-tmp/',
    'test/artifacts/',
    'test/bench/build/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      'no-restricted-syntax': ['error', ...noCodeGeneration, namespaceZod],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      'no-eval': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['shared/**/*.ts'],
    ignores: ['shared/compile/**', '**/*.test.ts'],
    rules: {
      'no-restricted-imports': border(
        ['^[^.]', 'shared/ imports nothing outside itself.'],
        [otherRoom('miniapp', 'functions', 'policies', 'test', 'compile'), 'shared/ imports nothing outside itself.'],
      ),
      'no-restricted-syntax': ['error', ...pure],
      'no-restricted-globals': ['error', ...impure],
    },
  },
  {
    files: ['shared/compile/**/*.ts', 'shared/**/*.test.ts'],
    rules: {
      'no-restricted-imports': border([
        otherRoom('miniapp', 'functions', 'test'),
        'The compiler depends on no other room.',
      ]),
    },
  },
  {
    files: ['functions/**/*.ts'],
    rules: {
      'no-restricted-imports': border(onlyTheDoor, [otherRoom('miniapp', 'test'), 'functions/ use shared/ only.']),
    },
  },
  {
    files: ['miniapp/src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      'react-hooks/exhaustive-deps': 'error',
      'no-restricted-imports': border(...inTheApp),
      'no-restricted-syntax': ['error', ...noCodeGeneration, ...tooNewForPhones],
    },
  },
  {
    files: ['miniapp/src/services/**/*.ts'],
    rules: {
      'no-restricted-imports': border(...inTheApp, [
        '^(@|\\.\\.)/(state|components|pages)(/|$)',
        'services/ know nothing of the app that uses them.',
      ]),
    },
  },
  {
    files: ['test/**/*.ts', '**/*.test.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly', module: 'writable' } },
  },
  {
    // Goes to the browsers as it is written: nothing that the oldest of them cannot parse.
    files: ['miniapp/h5/*.js'],
    languageOptions: { ecmaVersion: 2019, sourceType: 'script' },
  },
)
