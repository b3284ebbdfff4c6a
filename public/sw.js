// Without a network the site goes on with what it has shown before: pages that were opened, the list with its filters and
// search, points of sale. With one, nothing here is older than the answer of the server, except files whose names say what is
// in them. Nothing of a signed-in person is kept.
'use strict';

const PAGES = 'pages-1';
const FILES = 'files-1';
const APART = 'apart-1';
const OFFLINE = ['/ngoai-tuyen', '/en/ngoai-tuyen'];
// A page that takes longer comes from the device, if it is there; the answer is kept for the next time.
const PATIENCE = 4000;
const MOST = { [PAGES]: 150, [FILES]: 120 };

const PRIVATE = /^\/(quan-ly|dang-nhap|dang-xuat|dat-mat-khau|api\/studio|api\/v1)(\/|$)/;
// Forms that need the network, and thanks for them; whether stars hold is not said from memory.
const PASSING = /^\/(en\/)?(bao-sai|kiem-tra|nhan-trang|quen-mat-khau|xin-trang)$/;
// What is in these never changes under one address.
const FIXED = /^\/pkg\/|^\/anh\/[0-9a-f]+-\d+\.\w+$|^\/du-lieu\/[0-9a-f]+\.bin$/;
const PICTURES = /^\/(drawings|fonts|icons|scripts|styles)\/|^\/favicon\.svg$|^\/manifest\.webmanifest$/;
const ANSWERS = /^\/(api\/(drawn|overview)|du-lieu\/hien-tai)$/;

// What is kept is decoded already.
const ANY = { ignoreVary: true };

const trim = async (name) => {
  const cache = await caches.open(name);
  const keys = await cache.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - MOST[name]))) await cache.delete(key);
};

const keep = async (name, request, response) => {
  if (/no-store/.test(response.headers.get('cache-control'))) return;
  if (response.status !== 200 || response.type !== 'basic' || PASSING.test(new URL(request.url).pathname)) return;
  const cache = await caches.open(name);
  // Anew at the end, so that what was asked for last is dropped last.
  await cache.delete(request);
  await cache.put(request, response);
  await trim(name);
};

// What was kept of an address first, the network otherwise.
const fixed = async (event) => {
  const kept = await caches.match(event.request, ANY);
  if (kept) return kept;
  const response = await fetch(event.request);
  event.waitUntil(keep(FILES, event.request, response.clone()));
  return response;
};

const late = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

// The network first; what was kept where it fails or takes too long.
const fresh = async (event, otherwise) => {
  const asked = fetch(event.request).then((response) => {
    event.waitUntil(keep(PAGES, event.request, response.clone()));
    return response;
  });
  const first = await Promise.race([asked.catch(() => undefined), late(PATIENCE)]);
  if (first) return first;
  return (await otherwise()) ?? asked;
};

// The list answers every choice itself once it stands: any list will do. Of other pages the text may have come without the
// page; `/ngoai-tuyen` shows it.
const kept = async (url) => {
  const base = url.pathname.startsWith('/en/') || url.pathname === '/en' ? '/en' : '';
  return (
    (await caches.match(url.href, ANY)) ??
    (url.pathname === `${base}/san-pham` ? await caches.match(`${base}/san-pham`, { ...ANY, ignoreSearch: true }) : undefined) ??
    (await caches.match(`${base}/ngoai-tuyen`, ANY))
  );
};

// The document says that it comes from the device.
const page = async (url) => {
  const response = await kept(url);
  const text = await response?.text();
  return text && new Response(text.replace('<html', '<html data-kept'), { headers: response.headers });
};

// The pages for when there is nothing else, with their script and their style.
const prepare = async () => {
  const cache = await caches.open(APART);
  await cache.addAll(OFFLINE);
  const text = await (await cache.match(OFFLINE[0])).text();
  const parts = [...text.matchAll(/(?:src|href)="(\/(?:scripts|pkg|styles)\/[^"]+)"/g)].map(([, path]) => path);
  await cache.addAll(parts);
  await skipWaiting();
};

addEventListener('install', (event) => event.waitUntil(prepare()));

addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== APART && !(name in MOST)).map((name) => caches.delete(name))))
      .then(() => clients.claim()),
  );
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || PRIVATE.test(url.pathname)) return;
  if (FIXED.test(url.pathname) || (PICTURES.test(url.pathname) && url.search)) event.respondWith(fixed(event));
  else if (PICTURES.test(url.pathname) || ANSWERS.test(url.pathname))
    event.respondWith(fresh(event, () => caches.match(request, ANY)));
  else if (request.mode === 'navigate') event.respondWith(fresh(event, () => page(url)));
});
