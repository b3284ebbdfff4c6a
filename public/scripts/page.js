// What hands and eyes expect of a page that changes in its place: the focus stays where it was, what was unfolded stays open,
// Back leads to the same spot, filters of a phone lie over the page. Nothing here knows the catalogue, and every page works
// without this file. Its words come from the page.
'use strict';
{
  const root = document.documentElement;
  const words = document.currentScript.dataset;
  const one = (selector, inside = document) => inside.querySelector(selector);
  const all = (selector, inside = document) => inside.querySelectorAll(selector);
  const on = (event, act) => addEventListener(event, act, true);
  const stored = (kept, name) => {
    try {
      return JSON.parse(kept.getItem(name)) ?? undefined;
    } catch {
      return undefined;
    }
  };
  const store = (kept, name, value) => {
    try {
      kept.setItem(name, JSON.stringify(value));
    } catch {
      // A full or forbidden store keeps nothing; the page works on.
    }
  };

  // Parts that are replaced as a whole: what was open, what was typed and what had the focus is so again.
  const folds = new Map();
  const finds = new Map();
  let held = '';
  let cardsBefore = 0;
  const keyOf = (target) => target.closest?.('[data-key]')?.dataset.key ?? '';
  const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase().trim();

  const find = (box) => {
    const facet = box.closest('fieldset');
    const text = fold(box.value);
    for (const row of all('li', facet)) {
      row.hidden = text !== '' && !fold(one('.facet__label', row).textContent).includes(text);
    }
    const more = one('details', facet);
    if (text && more) more.open = true;
  };

  on('toggle', ({ target }) => {
    if (target.dataset?.key) folds.set(target.dataset.key, target.open);
  });
  on('input', ({ target }) => {
    if (!target.matches('[data-find]')) return;
    finds.set(target.dataset.key, target.value);
    find(target);
  });
  on('focusin', ({ target }) => (held = keyOf(target)));
  on('pointerdown', () => (held = ''));
  on('click', ({ target }) => {
    held = keyOf(target) || held;
    if (target.closest('[data-more]')) cardsBefore = all('.cards .card').length;
  });

  const refocus = () => {
    const links = all('.cards .card__link');
    if (cardsBefore && links.length > cardsBefore) {
      links[cardsBefore].focus();
      cardsBefore = 0;
      say(one('.more__shown').textContent);
    } else if (held && document.activeElement === document.body && !goal) {
      const again = one(`[data-key="${CSS.escape(held)}"]`) ?? one('.chips a') ?? one('main h1');
      again?.focus({ preventScroll: true });
    }
  };

  // One sentence for screen readers once the list is at rest, and only about what has changed.
  let spoken;
  let coming;
  let saying;
  const say = (text) => {
    clearTimeout(saying);
    saying = setTimeout(() => {
      const status = one('[role=status]');
      if (status) status.textContent = text;
    }, 450);
  };
  const sayTotal = () => {
    const total = one('.browse__total')?.textContent.trim();
    if (spoken === undefined || total === undefined) spoken = coming = total;
    if (total === coming) return;
    coming = total;
    if (total === spoken) clearTimeout(saying);
    else say(total);
    setTimeout(() => coming === total && (spoken = total), 450);
  };

  // Back leads to the same spot and to the card that was opened. Places are kept by entry of the history.
  const entry = () => `${window.navigation?.currentEntry?.key ?? ''} ${location.href}`;
  const places = new Map(stored(sessionStorage, 'places'));
  let goal;
  let resting;
  const keep = (card) => {
    const at = entry();
    const opened = card ?? places.get(at)?.card;
    places.delete(at);
    places.set(at, { y: scrollY, list: Boolean(one('.browse')), card: opened });
    store(sessionStorage, 'places', [...places].slice(-50));
  };
  const arrive = () => {
    const { place } = goal;
    if (Boolean(one('.browse')) !== place.list || root.scrollHeight < place.y + innerHeight - 50) return;
    scrollTo(0, place.y);
    const link = place.card && one(`.card__link[href="${CSS.escape(place.card)}"]`);
    (link || one('main h1'))?.focus({ preventScroll: true });
  };
  const stay = () => {
    goal = undefined;
    delete root.dataset.back;
  };
  on('scroll', () => {
    const at = entry();
    clearTimeout(resting);
    resting = setTimeout(() => !goal && at === entry() && keep(), 100);
  });
  on('click', ({ target }) => {
    const link = target.closest('a');
    if (link) keep(link.matches('.card__link') ? link.getAttribute('href') : undefined);
  });
  for (const event of ['wheel', 'touchstart', 'pointerdown', 'keydown']) on(event, stay);
  on('popstate', () => {
    const place = places.get(entry());
    stay();
    if (!place) return;
    goal = { place };
    // The heading leaves the focus alone while this stands here.
    root.dataset.back = '';
    setTimeout(((own) => () => own === goal && stay())(goal), 3000);
  });

  const changed = () => {
    for (const part of all('details[data-key]')) part.open = folds.get(part.dataset.key) ?? part.open;
    for (const box of all('[data-find]')) {
      const text = finds.get(box.dataset.key) ?? '';
      box.hidden = false;
      if (box.value !== text) box.value = text;
      if (text) find(box);
    }
    refocus();
    if (goal) arrive();
    sayTotal();
  };
  const watching = new MutationObserver(() => {
    changed();
    watching.takeRecords();
  });
  watching.observe(document.body, { childList: true, subtree: true, characterData: true });
  changed();
}
