import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import webpack from 'webpack'
import { OfflineCopy } from './offline'

const shared = path.resolve(__dirname, '../../shared')
const standIns = path.resolve(__dirname, '../h5')

/** TypeScript outside `src` that Taro must be told to compile. */
const include = [(file: string) => [shared, standIns].some((folder) => file.startsWith(folder + path.sep))]

/** On H5 the app draws its own elements: Taro's web components and their styles stay out. */
const componentsOut = {
  '@tarojs/components$': path.join(standIns, 'components.ts'),
  '@tarojs/components/global.css': false,
  '@tarojs/components/dist/taro-components/taro-components.css': false,
  '@tarojs/components-react/dist/index.css': false,
}

/**
 * What Taro's H5 functions bring along without need: fetch and AbortController for browsers older than ours,
 * JSONP, and device names for `getDeviceInfo`, which is not called.
 */
const needless = [
  'whatwg-fetch',
  'abortcontroller-polyfill/dist/abortcontroller-polyfill-only',
  'jsonp-retry',
  'platform',
]

/** Written for newer browsers than ours, and not compiled: one line of it keeps them from starting at all. */
const plainQuery = { 'query-string$': path.join(standIns, 'query-string.ts') }

/** In a browser Preact draws what React draws in WeChat: a third of what the phone would download is saved. */
const lightReact = {
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react-dom/client': 'preact/compat/client',
  'react-dom$': 'preact/compat',
  react$: 'preact/compat',
}

/** `npm run dev`. */
const watching = process.env.NODE_ENV === 'development'

export default defineConfig({
  projectName: 'qinghui',
  date: '2026-11-20',
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  // QINGHUI_OUT: a build beside the usual one, for trying it out.
  outputRoot: `dist/${process.env.QINGHUI_OUT ?? process.env.TARO_ENV ?? 'h5'}`,
  plugins: [path.resolve(__dirname, 'accessible/plugin.cjs')],
  // Address of the server for the WeChat build; on H5 it is the page's own origin.
  defineConstants: { API_BASE: JSON.stringify(process.env.QINGHUI_API ?? '') },
  alias: { '@': path.resolve(__dirname, '../src') },
  cache: { enable: watching },
  // Chinese as it is: escaped it would take twice the room.
  terser: { enable: true, config: { output: { ascii_only: false } } },
  mini: {
    optimizeMainPackage: { enable: true },
    compile: { include },
    webpackChain: failOnMissingExports,
    postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
  },
  h5: {
    publicPath: watching ? '/' : './',
    // `npm run dev` stands before this server, and pages listen for reloads at the address they came from.
    devServer: {
      ...{ host: '127.0.0.1', hot: false, open: false },
      client: { webSocketURL: 'auto://0.0.0.0:0/ws' },
    },
    staticDirectory: 'static',
    router: { mode: 'hash' },
    useHtmlComponents: true,
    compile: { include },
    webpackChain(chain) {
      failOnMissingExports(chain)
      // One file: once loaded, a check needs no network to the end, and no page flashes in.
      chain.plugin('one-file').use(webpack.optimize.LimitChunkCountPlugin, [{ maxChunks: 1 }])
      // The texts of law: a file of its own, fetched once the first screen stands.
      chain.merge({
        module: {
          rule: {
            file: {
              resourceQuery: /^\?url$/,
              type: 'asset/resource',
              generator: { filename: 'static/[name].[contenthash:8][ext]' },
            },
          },
        },
      })
      if (!watching) chain.plugin('offline').use(OfflineCopy)
      // The budget is a test: see test/build.
      chain.merge({
        resolve: {
          alias: {
            ...componentsOut,
            ...lightReact,
            ...plainQuery,
            ...Object.fromEntries(needless.map((name) => [name, false])),
          },
        },
        performance: { hints: false },
        // All our browsers have it; the rules are awaited before the app starts.
        output: { environment: { asyncFunction: true } },
      })
    },
    postcss: {
      autoprefixer: { enable: true },
      // The layout is fluid: a pixel stays a pixel, and the browser's own zoom works.
      pxtransform: { enable: false, config: {} },
      // It would rename `button` and `input` to web components that are not there.
      htmltransform: { enable: false, config: { removeCursorStyle: false } },
    },
  },
})

/** A component or function that does not exist stops the build instead of failing on the phone. */
function failOnMissingExports(chain: { module: { merge: (options: object) => unknown } }) {
  chain.module.merge({ strictExportPresence: true })
}
