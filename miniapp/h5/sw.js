/* global self, caches, fetch, FILES, VERSION */
/* A copy of the whole app, so that it opens without a network. VERSION and FILES are filled in when it is built. */
const files = FILES
const version = VERSION

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(version)
      .then((cache) => cache.addAll(files))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  const others = (names) => names.filter((name) => name !== version).map((name) => caches.delete(name))
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(others(names)))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/v1/')) return
  // Files come from the copy, so that all of them are of one build; the next one is fetched beside and used next time.
  const answer =
    request.mode === 'navigate'
      ? fetch(request).catch(() => caches.match('./'))
      : caches.match(request).then((kept) => kept || fetch(request))
  event.respondWith(answer)
})
