import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Compiler } from 'webpack'
import webpack from 'webpack'

/** Writes `sw.js` beside the pages, with the list of everything that a visit without a network needs; asks for the rules early. */
export class OfflineCopy {
  apply(compiler: Compiler): void {
    compiler.hooks.thisCompilation.tap('offline', (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT
      compilation.hooks.processAssets.tap({ name: 'offline', stage }, (assets) => {
        const names = Object.keys(assets).filter((name) => /\.(js|css|json|html|woff2|png|svg)$/.test(name))
        const rules = names.find((name) => /bundle\.\w+\.json$/.test(name)) ?? ''
        const early = `<link rel="preload" as="fetch" crossorigin="anonymous" href="./${rules}">`
        compilation.updateAsset('index.html', (html) => {
          return new webpack.sources.RawSource(html.source().toString().replace('</title>', `</title>${early}`))
        })
        const hash = createHash('sha256')
        for (const name of names.sort()) hash.update(name).update(assets[name]?.buffer() ?? '')
        const files = ['./', ...names.filter((name) => !name.endsWith('.html'))]
        const text = readFileSync(path.resolve(__dirname, '../h5/sw.js'), 'utf8')
          .replace('= FILES', `= ${JSON.stringify(files)}`)
          .replace('= VERSION', `= '${hash.digest('hex').slice(0, 16)}'`)
        compilation.emitAsset('sw.js', new webpack.sources.RawSource(text))
      })
    })
  }
}
