/** The H5 mini-app as static files: right types, validated or immutable, compressed, and nothing outside its folder. */
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Pages } from './adapter'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}
const COMPRESSIBLE = /^text\/|json|svg/
const HASHED_NAME = /[.-][0-9a-f]{8,}\.\w+$/

const secure = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // Taro writes a small inline script and inline styles into the page.
  'content-security-policy':
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; " +
    "img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
}

interface Asset {
  readonly changed: number
  readonly etag: string
  readonly type: string
  readonly plain: Buffer
  readonly zipped: Buffer | null
}

const compress = promisify(gzip)

/** Serves the files of `folder` (ending in a slash) to GET and HEAD. */
export function staticFiles(folder: string): Pages {
  const cache = new Map<string, Asset>()
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      refuse(response, 405, '不支持这个方法')
      return
    }
    const file = fileOf(folder, request.url ?? '/')
    const asset = file === undefined ? Promise.resolve(undefined) : loadAsset(cache, file)
    asset
      .then((found) => {
        if (!found || file === undefined) {
          refuse(response, 404, '没有这个页面')
          return
        }
        const zipped = /\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '') ? found.zipped : null
        const headers = {
          ...secure,
          'content-type': found.type,
          'cache-control': HASHED_NAME.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
          etag: found.etag,
          vary: 'accept-encoding',
        }
        if (request.headers['if-none-match'] === found.etag) {
          response.writeHead(304, headers).end()
          return
        }
        const body = zipped ?? found.plain
        response.writeHead(200, {
          ...headers,
          'content-length': body.length,
          ...(zipped && { 'content-encoding': 'gzip' }),
        })
        response.end(request.method === 'HEAD' ? undefined : body)
      })
      .catch(() => refuse(response, 500, '读取页面时出错'))
  }
}

/** The file a URL stands for; undefined when the URL is malformed, hidden or leads outside the folder. */
export function fileOf(folder: string, url: string): string | undefined {
  let path: string
  try {
    path = decodeURIComponent(url.replace(/[?#].*$/s, ''))
  } catch {
    return undefined
  }
  if (path.includes('\0') || path.includes('\\') || path.split('/').some((part) => part.startsWith('.'))) {
    return undefined
  }
  const file = normalize(`${folder}${path.endsWith('/') ? `${path}index.html` : path}`)
  return file.startsWith(normalize(folder)) && !file.endsWith(sep) ? file : undefined
}

async function loadAsset(cache: Map<string, Asset>, file: string): Promise<Asset | undefined> {
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) return undefined
  const known = cache.get(file)
  if (known?.changed === found.mtimeMs) return known
  const plain = await readFile(file)
  const type = TYPES[extname(file)] ?? 'application/octet-stream'
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  const zipped = COMPRESSIBLE.test(type) ? await compress(plain) : null
  const asset = { changed: found.mtimeMs, etag, type, plain, zipped }
  cache.set(file, asset)
  return asset
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...secure, 'content-type': 'text/plain; charset=utf-8' }).end(text)
}
