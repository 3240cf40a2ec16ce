const attributes = require('./attributes.cjs')

/** Lets them through to WeChat: into the templates, and into the table the runtime reads. */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.platform !== 'weapp') return
      platform.template.mergeComponents(ctx, attributes)
      platform.runtimePath = [platform.runtimePath, require.resolve('./runtime.cjs')].flat()
    },
  })
}
