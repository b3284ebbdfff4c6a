// What was saved without a network waits on this device and is sent when there is one: in order, each text once. A session that
// has ended is begun anew in place, and just that text is saved.
'use strict';
{
  const words = document.currentScript.dataset;
  // Of whoever is signed in: others may use the same telephone.
  const PREFIX = `gui ${words.owner} `;
  const DRAFT = `nhap ${words.owner} `;
  const AGAIN = 30_000;
  const SECOND = '/dang-nhap/ma';

  const element = (name, properties, ...children) => {
    const one = Object.assign(document.createElement(name), properties);
    one.append(...children);
    return one;
  };
  const read = () => {
    try {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
      return keys.map((key) => ({ ...JSON.parse(localStorage.getItem(key)), path: key.slice(PREFIX.length) })).sort((a, b) => a.at - b.at);
    } catch {
      return [];
    }
  };
  const keep = (one) => {
    try {
      localStorage.setItem(PREFIX + one.path, JSON.stringify(one));
    } catch {
      // Where the device keeps nothing, the page has said that nothing is saved.
    }
  };
  const drop = (path, ...prefixes) => {
    try {
      for (const prefix of prefixes) localStorage.removeItem(prefix + path);
    } catch {
      // A forbidden store has nothing.
    }
  };

  const bar = element('div', { className: 'queue', hidden: true });
  const said = element('p');
  said.setAttribute('role', 'status');
  bar.append(said);
  const show = (sent) => {
    const all = read();
    const waits = all.filter(({ stuck }) => !stuck).length;
    const stuck = all.filter((one) => one.stuck);
    const text = waits ? words.waiting.replace('#', waits) : sent ? words.sent.replace('#', sent) : '';
    if (said.textContent !== text) said.textContent = text;
    bar.replaceChildren(said);
    for (const one of stuck) {
      const look = element('button', { type: 'button', className: 'button', textContent: words.look, onclick: () => open(one) });
      bar.append(element('p', { className: 'queue__stuck' }, words.stuck.replace('#', one.name), ' ', look));
    }
    bar.hidden = !text && !stuck.length;
  };

  // Posted as a page would post it: the answer shows both texts by field, or what has to be mended.
  const open = ({ path, body }) => {
    const form = element('form', { method: 'post', action: path, hidden: true });
    for (const [name, value] of new URLSearchParams(body)) form.append(element('input', { type: 'hidden', name, value }));
    document.body.append(form);
    form.submit();
  };

  const bodyOf = (form) => new URLSearchParams(new FormData(form)).toString();
  const editor = () => document.querySelector('form.form[action]');
  const saved = ({ path, body, name }) => {
    drop(path, PREFIX, DRAFT);
    const form = location.pathname === path && editor();
    // Nothing else was typed meanwhile: the page is shown as it is saved. What was typed goes on from the saved text.
    if (form && bodyOf(form) === body) location.replace(`${path}?da-luu=1`);
    else if (form) location.reload();
    show(name);
  };

  const send = () =>
    navigator.locks.request('gui', async () => {
      for (const one of read()) {
        if (one.stuck) continue;
        const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
        const answer = await fetch(one.path, { method: 'POST', headers, body: one.body }).catch(() => undefined);
        if (!answer || answer.status >= 500) break;
        if (answer.status === 401) {
          signIn(send);
          break;
        }
        if (answer.ok && answer.redirected) {
          saved(one);
        } else {
          keep({ ...one, stuck: answer.status });
        }
      }
      if (!bar.hidden || read().length) show();
    });

  const signIn = (after) => {
    if (document.querySelector('.again')) return;
    const input = (label, properties) => element('label', { className: 'field' }, element('span', { className: 'field__label', textContent: label }), element('input', { className: 'input', required: true, ...properties }));
    const problem = element('p', { className: 'field__error' });
    problem.setAttribute('role', 'alert');
    const later = element('button', { type: 'button', className: 'button button--plain', textContent: words.later });
    const form = element(
      'form',
      // The app asks before a search leaves unsaved text behind; this is none.
      { className: 'form form--narrow', method: 'post', action: '/dang-nhap' },
      element('h2', { textContent: words.title, id: 'het-phien' }),
      element('p', { textContent: words.text }),
      problem,
      input(words.phone, { name: 'so', type: 'tel', inputMode: 'tel', autocomplete: 'username' }),
      input(words.password, { name: 'mat-khau', type: 'password', autocomplete: 'current-password' }),
      element('p', { className: 'form__acts' }, element('button', { className: 'button', textContent: words.go }), later),
    );
    const dialog = element('dialog', { className: 'again' }, form);
    dialog.setAttribute('aria-labelledby', 'het-phien');
    later.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => dialog.remove());
    const enter = async (event) => {
      event.preventDefault();
      problem.textContent = '';
      const asked = event.target;
      const init = { method: 'POST', body: new URLSearchParams(new FormData(asked)), redirect: 'manual', headers: { accept: 'text/html' } };
      const answer = await fetch(asked.getAttribute('action'), init).catch(() => undefined);
      if (answer?.type === 'opaqueredirect') {
        dialog.close();
        after();
        return;
      }
      const page = answer && new DOMParser().parseFromString(await answer.text(), 'text/html');
      const second = page?.querySelector(`form[action="${SECOND}"]`);
      if (second) {
        // Whoever signs in with two steps is asked for the code here as well.
        const next = document.adoptNode(second);
        next.addEventListener('submit', enter);
        asked.replaceWith(next);
        next.querySelector('input:not([type=hidden])')?.focus();
        return;
      }
      problem.textContent = page?.querySelector('.field__error')?.textContent || words.failed;
    };
    form.addEventListener('submit', enter);
    document.body.append(dialog);
    dialog.showModal();
  };

  // The app says how a save has failed; what it could not send waits here.
  const failed = (how) => {
    const form = editor();
    if (!form) return;
    if (how === 'offline') {
      const name = document.querySelector('h1')?.textContent.trim() ?? '';
      keep({ path: location.pathname, name, body: bodyOf(form), at: Date.now() });
      show();
    } else if (how === 'signed-out') {
      signIn(() => form.requestSubmit());
    }
  };
  // What was looked at and chosen is saved: the page says so.
  if (/[?&]da-luu=/.test(location.search)) drop(location.pathname, PREFIX);
  document.body.append(bar);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        const notice = node.nodeType === Node.ELEMENT_NODE && (node.matches('[data-failure]') ? node : node.querySelector('[data-failure]'));
        if (notice) failed(notice.dataset.failure);
      }
    }
  }).observe(document.body, { childList: true, subtree: true });
  addEventListener('online', send);
  setInterval(() => read().some(({ stuck }) => !stuck) && document.visibilityState === 'visible' && send(), AGAIN);
  if (read().length) {
    show();
    send();
  }
}
