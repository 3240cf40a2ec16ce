import { createRequire } from 'node:module'

const { browserslist } = createRequire(import.meta.url)('../package.json')

export default {
  presets: [
    ['taro', { framework: 'react', ts: true, compiler: 'webpack5', hot: false, targets: { browsers: browserslist } }],
  ],
}
