import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

const family = path.dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'))
const WEIGHTS = ['400Regular', '500Medium', '600SemiBold', '700Bold']

/**
 * Writes a fontconfig file with no font but the Chinese one that comes with `npm ci`: text is as wide, and wraps where
 * it wraps, on every machine, also on one without a Chinese font. Returns its path.
 */
export async function fontsOnly(folder: string): Promise<string> {
  const file = path.join(folder, 'fonts.conf')
  const fonts = WEIGHTS.map((weight) => `<dir>${path.join(family, weight)}</dir>`)
  const found = `<cachedir>${path.join(folder, 'fontconfig')}</cachedir>`
  await mkdir(folder, { recursive: true })
  await writeFile(file, ['<?xml version="1.0"?>', '<fontconfig>', ...fonts, found, '</fontconfig>', ''].join('\n'))
  return file
}
