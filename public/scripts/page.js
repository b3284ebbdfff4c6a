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

  // A choice shows at once that it was made, and is painted before the list is drawn anew. Of two choices made quickly the second
  // one waits for the list of the first one, because the links there know of both.
  const choices = [];
  let passed;
  let until = 0;
  const choose = () => {
    if (passed?.isConnected && Date.now() < until) return;
    const [link, key] = choices.shift() ?? [];
    passed = link?.isConnected ? link : key && one(`[data-key="${CSS.escape(key)}"]`);
    // A list that never comes must not silence the next choice.
    until = Date.now() + 5000;
    passed?.click();
  };
  const soon = () => requestAnimationFrame(() => setTimeout(choose));
  on('click', (event) => {
    const link = event.target.closest?.('.browse a[data-key][data-noscroll]');
    if (!link || link === passed || link.href === location.href || !root.hasAttribute('data-ready')) return;
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    choices.push([link, link.dataset.key]);
    link.dataset.made = '';
    soon();
  });

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

  // The filters of a phone lie over the page: the rest is out of reach, and Back, Escape and a press beside them close them.
  // What is chosen there is one step of the history.
  const filters = () => one('#loc');
  const narrow = matchMedia('(max-width: 56.1875em)');
  let over = false;
  let under = '';
  let shown = '';
  let passing = false;
  const cover = (is) => {
    over = is;
    for (const part of all('.skip, .header, .footer, .browse__top, .browse > section')) part.inert = is;
  };
  const uncover = () => {
    if (!over) return;
    cover(false);
    if (filters()) filters().open = false;
    one('#loc > summary')?.focus();
  };
  const close = () => {
    if (!over) return;
    uncover();
    passing = location.href === under;
    if (passing) history.back();
  };
  on('toggle', ({ target }) => {
    if (target.id !== 'loc' || target.open === over) return;
    if (!target.open) close();
    else if (narrow.matches) {
      under = shown = location.href;
      history.pushState(history.state, '', under);
      cover(true);
    }
  });
  on('keydown', ({ key }) => key === 'Escape' && close());
  on('click', (event) => {
    if (!over) return;
    const inside = event.target.closest?.('#loc');
    const link = event.target.closest?.('a');
    if (inside && link && !link.closest('.filters__foot')) {
      // The router reads this property of a link.
      link.replace = true;
    } else if (!inside || link) {
      event.preventDefault();
      close();
    }
  });
  narrow.addEventListener('change', close);
  on('popstate', (event) => {
    if (passing || over) event.stopImmediatePropagation();
    if (!passing && over) {
      uncover();
      if (shown !== location.href) history.pushState(null, '', shown);
    }
    passing = false;
  });

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

  // The same page in the other language: the query may have changed since the way was drawn.
  const twin = ({ target }) => {
    const way = target.closest?.('[data-twin]');
    if (way) way.search = location.search;
  };
  on('pointerdown', twin);
  on('focusin', twin);

  // Suggestions: one question at a time, once the hand rests; the app draws the answer, the keys are here.
  const box = () => one('#q');
  const list = () => one('.suggest');
  const options = () => [...all('[role=option]', list() ?? root)];
  let asked = '';
  let waiting;
  let typing;
  const open = (is) => {
    if (!list()) return;
    list().hidden = !is;
    box().setAttribute('aria-expanded', String(is));
    if (!is) point(-1);
  };
  const point = (at) => {
    const every = options();
    every.forEach((option, n) => option.setAttribute('aria-selected', String(n === at)));
    every[at]?.scrollIntoView({ block: 'nearest' });
    if (every[at]) box().setAttribute('aria-activedescendant', every[at].id);
    else box().removeAttribute('aria-activedescendant');
  };
  const ask = () => {
    const text = box()?.value ?? '';
    if (waiting) return;
    if (!text.trim()) open(false);
    else if (text === asked) open(options().length > 0);
    else {
      asked = text;
      // An answer that never comes must not silence the next question.
      waiting = setTimeout(() => (waiting = undefined), 5000);
      dispatchEvent(new Event('goi-y'));
    }
  };
  const answered = () => {
    const input = box();
    if (input && input.getAttribute('role') !== 'combobox') {
      // An input of type "search" may not be a combobox.
      input.type = 'text';
      for (const [name, value] of [
        ['role', 'combobox'],
        ['aria-expanded', 'false'],
        ['aria-controls', 'goi-y'],
        ['aria-autocomplete', 'list'],
      ])
        input.setAttribute(name, value);
    }
    if (!waiting || one('[data-for]', list() ?? root)?.dataset.for !== asked) return;
    clearTimeout(waiting);
    waiting = undefined;
    if (document.activeElement === input && input.value === asked) open(options().length > 0);
    else if (document.activeElement === input) ask();
  };
  on('input', ({ target }) => {
    if (target.id !== 'q') return;
    clearTimeout(typing);
    typing = setTimeout(ask, 150);
  });
  on('keydown', (event) => {
    if (event.target.id !== 'q' || event.isComposing) return;
    const every = options();
    const at = every.findIndex((option) => option.getAttribute('aria-selected') === 'true');
    const shown = list() && !list().hidden;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && every.length) {
      event.preventDefault();
      if (!shown) open(true);
      const count = every.length + 1;
      // Past the last one lies the box itself.
      point(((at + 1 + step + count) % count) - 1);
    } else if (event.key === 'Enter' && shown && at >= 0) {
      event.preventDefault();
      every[at].click();
    } else if (event.key === 'Escape' && shown) {
      event.preventDefault();
      open(false);
    }
  });
  // A pressed option must not take the focus from the box before it is clicked.
  on('mousedown', (event) => event.target.closest?.('.suggest') && event.preventDefault());
  on('focusout', ({ target }) => target.id === 'q' && open(false));
  on('submit', () => (clearTimeout(typing), open(false)));
  addEventListener('click', ({ target }) => target.closest('.suggest a') && open(false));

  const changed = () => {
    if (over) {
      shown = location.href;
      // Another page needs its head and foot.
      if (!filters()) cover(false);
    }
    answered();
    if (choices.length) soon();
    for (const part of all('details[data-key]')) part.open = folds.get(part.dataset.key) ?? part.open;
    for (const box of all('[data-find]')) {
      const text = finds.get(box.dataset.key) ?? '';
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

  // Without a network a bar says of which day the data is.
  const bar = document.createElement('p');
  bar.className = 'offline';
  bar.setAttribute('role', 'status');
  // The worker marks a page that comes from the device.
  let away = root.hasAttribute('data-kept') || !navigator.onLine;
  const network = () => {
    bar.textContent = away ? words.offline : '';
    if (away && !bar.isConnected) document.body.append(bar);
  };
  on('online', () => network((away = false)));
  on('offline', () => network((away = true)));
  network();

  // Then any list that the device has kept stands for every list: it goes to the one that was asked for once it can answer.
  const canonical = one('link[rel=canonical]')?.href;
  if (away && one('.browse') && canonical && canonical !== location.href) {
    const asked = location.href;
    history.replaceState(null, '', canonical);
    new MutationObserver((_, watch) => {
      if (!root.hasAttribute('data-catalogue')) return;
      watch.disconnect();
      const way = document.createElement('a');
      way.href = asked;
      document.body.append(way);
      way.click();
      way.remove();
    }).observe(root, { attributeFilter: ['data-catalogue'] });
  }

  // When the app has taken over and nothing else is to be done, it may load the catalogue; again when the page comes back.
  const idle = () => {
    // The list came without the style of the other rooms.
    if (root.hasAttribute('data-ready') && !one('link[href^="/styles/"]')) {
      document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: words.rooms }));
    }
    const tell = () => document.dispatchEvent(new Event('sao-que:idle'));
    if (root.hasAttribute('data-ready')) navigator.serviceWorker?.register('/sw.js').catch(() => {});
    if (root.hasAttribute('data-ready') && !document.hidden && !navigator.connection?.saveData) {
      (window.requestIdleCallback ?? setTimeout)(tell);
    }
  };
  new MutationObserver(idle).observe(root, { attributeFilter: ['data-ready'] });

  // The app is asked for once the page stands: until then every way is a link, and nothing of what is to be seen waits for it. A
  // picture that hangs does not hold it up.
  let started = false;
  const start = () => {
    if (started) return;
    started = true;
    document.head.append(Object.assign(document.createElement('script'), { src: words.picks }));
    (window.requestIdleCallback ?? setTimeout)(async () => {
      const program = fetch(words.program);
      const app = await import(words.app);
      await app.default({ module_or_path: program });
      // Between two pieces of work the page may be painted and touched.
      setTimeout(app.hydrate);
    });
  };
  if (document.readyState === 'complete') start();
  else {
    on('load', ({ target }) => target === document && start());
    setTimeout(start, 5000);
  }
  on('visibilitychange', idle);
}
