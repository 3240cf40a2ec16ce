import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Room for a slow start of Chromium. */
const inBrowser = { testTimeout: 180_000, hookTimeout: 180_000 }

export default defineConfig({
  resolve: { alias: { '@': here('miniapp/src') } },
  test: {
    // Every core: the run only waits for its tests, and would leave one of two idle.
    maxWorkers: '100%',
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            '{shared,functions,miniapp/src}/**/*.test.ts',
            'test/{policies,properties,lints,api,faults,mechanisms,unit}/**/*.test.ts',
          ],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      { extends: true, test: { name: 'build', include: ['test/build/**/*.test.ts'], testTimeout: 60_000 } },
      { extends: true, test: { name: 'h5', include: ['test/e2e/**/*.test.ts'], ...inBrowser } },
      { extends: true, test: { name: 'weapp', include: ['test/weapp/**/*.test.ts'], ...inBrowser } },
    ],
  },
})
