// What a visitor picks is kept on the device: products to find again, products to compare. An address carries them to the
// server, which draws them and keeps nothing. Every page works without this file.
'use strict';
{
  const root = document.documentElement;
  // Pages in English stand below a prefix.
  const base = root.lang === 'en' ? '/en' : '';
  const MOST = { saved: 100, compared: 4 };
  const all = (selector) => document.querySelectorAll(selector);

  // Where the device keeps nothing, the picks last as long as the page.
  const memory = {};
  const picked = (name) => {
    try {
      memory[name] = JSON.parse(localStorage.getItem(name)) ?? memory[name];
    } catch {
      // What is broken is as good as nothing.
    }
    const slugs = Array.isArray(memory[name]) ? memory[name] : [];
    return slugs.filter((slug) => /^[a-z0-9-]+$/.test(slug)).slice(0, MOST[name]);
  };
  const pick = (name, slugs) => {
    memory[name] = slugs;
    try {
      localStorage.setItem(name, JSON.stringify(slugs));
    } catch {
      // A full or forbidden store.
    }
    paint();
  };
  const href = (path, slugs) => base + path + slugs.map((slug, i) => `${i ? '&' : '?'}sp=${slug}`).join('');

  const set = (element, name, value) => element.getAttribute(name) === value || element.setAttribute(name, value);
  const write = (element, text) => element.textContent === text || (element.textContent = text);

  let full = false;
  const paint = () => {
    const [saved, compared] = [picked('saved'), picked('compared')];
    for (const mark of all('[data-save]')) set(mark, 'aria-pressed', `${saved.includes(mark.dataset.save)}`);
    for (const box of all('input[name=sp]')) box.checked = compared.includes(box.value);
    for (const way of all('[data-saved]')) set(way, 'href', href('/yeu-thich', saved));
    for (const way of all('[data-compared]')) set(way, 'href', href('/so-sanh', compared));
    for (const way of all('[data-saved-way]')) way.hidden = !saved.length;
    for (const n of all('[data-saved-n]')) write(n, `${saved.length}`);
    const bar = document.getElementById('so-sanh');
    if (!bar) return;
    const { one, some } = bar.dataset;
    set(bar, 'data-n', `${compared.length}`);
    bar.classList.toggle('compare-bar--full', full);
    write(bar.querySelector('[role=status]'), full ? bar.dataset.full : compared.length === 1 ? one : some.replace('#', compared.length));
  };

  addEventListener('change', ({ target }) => {
    if (!target.matches('input[name=sp]')) return;
    const others = picked('compared').filter((slug) => slug !== target.value);
    full = target.checked && others.length >= MOST.compared;
    pick('compared', target.checked && !full ? [...others, target.value] : others);
  });

  const FILES = { type: 'text/plain;charset=utf-8' };
  const acts = {
    print: () => print(),
    copy: (button) => navigator.clipboard.writeText(location.href).then(() => write(button, button.dataset.done), () => {}),
    share: (button) => {
      const url = location.origin + location.pathname;
      if (navigator.share) return navigator.share({ title: document.title, url }).catch(() => {});
      return navigator.clipboard.writeText(url).then(() => write(button, button.dataset.done), () => {});
    },
    file: () => {
      const lines = [...all('.card')].map((card) => {
        const link = card.querySelector('.card__link');
        return `${link.textContent.trim()}\n${card.querySelector('.card__by').innerText.trim()}\n${link.href}\n`;
      });
      const way = document.createElement('a');
      way.href = URL.createObjectURL(new Blob([lines.join('\n')], FILES));
      way.download = 'sao-que.txt';
      way.click();
      URL.revokeObjectURL(way.href);
    },
  };

  addEventListener('click', ({ target }) => {
    const on = (selector) => target.closest?.(selector);
    const save = on('[data-save]');
    if (save) {
      const { save: slug } = save.dataset;
      const saved = picked('saved');
      pick('saved', saved.includes(slug) ? saved.filter((other) => other !== slug) : [...saved, slug]);
    }
    const drop = on('[data-unpick]');
    if (drop) pick('compared', picked('compared').filter((slug) => slug !== drop.dataset.unpick));
    if (on('[data-unmark]')) {
      full = false;
      pick('compared', []);
      document.querySelector('main h1')?.focus();
    }
    const act = on('[data-act]');
    if (act) acts[act.dataset.act](act);
  });

  // The saved list without products in its address is that of this device.
  const saved = picked('saved');
  if (location.pathname === `${base}/yeu-thich` && !location.search && saved.length) location.replace(href('/yeu-thich', saved));

  let waiting = 0;
  const soon = () => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      paint();
    });
  };
  root.dataset.picks = '';
  paint();
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
  addEventListener('storage', soon);
  addEventListener('pageshow', soon);
}
