/** Every screen in large type: accessible, large enough for a finger, nothing cut off; and a picture. */
import { expect, it } from 'vitest'
import { appOnStage } from './app'
import { screenshot } from './browser'
import { layoutFaults, show } from './look'
import { violations } from './measure'
import { screens } from './screens'

const stage = appOnStage()

it.each(screens)('$name', async (screen) => {
  const page = await show(stage, screen, true)
  await screenshot(page, `${screen.name}-large`)
  expect(await layoutFaults(page)).toEqual([])
  expect(await violations(page)).toEqual([])
})
