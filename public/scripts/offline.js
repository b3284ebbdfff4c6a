// A page that was read inside the app has its text on this device though not its document: it is shown here. Otherwise the
// pages that can be read without a network are named.
'use strict';
{
  const main = document.querySelector('[data-offline]');
  const way = location.pathname + location.search;
  const own = (url) => !/^\/(en\/)?(ngoai-tuyen|api\/|du-lieu|drawings|scripts|favicon|manifest)/.test(url.pathname);
  const show = async () => {
    const answer = await caches.match(`/api/drawn?path=${encodeURIComponent(way)}`, { ignoreVary: true });
    const page = await answer?.json().catch(() => undefined);
    if (page?.html) {
      document.title = page.title;
      main.innerHTML = page.html;
      return;
    }
    const list = main.querySelector('[data-kept]');
    const kept = await (await caches.open('pages-1')).keys();
    const base = document.documentElement.lang === 'en' ? '/en' : '';
    for (const request of kept.reverse()) {
      const url = new URL(request.url);
      if (!own(url) || url.pathname.startsWith('/en') !== Boolean(base)) continue;
      const text = await (await caches.match(request, { ignoreVary: true })).text();
      const title = new DOMParser().parseFromString(text, 'text/html').title;
      const link = document.createElement('a');
      link.href = url.pathname + url.search;
      link.textContent = title.replace(/ · Sao Quê$/, '');
      const row = document.createElement('li');
      row.append(link);
      list.append(row);
    }
    list.parentElement.hidden = !list.children.length;
  };
  if ('caches' in window) show();
  addEventListener('online', () => location.reload());
}
