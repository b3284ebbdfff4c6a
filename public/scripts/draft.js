// What is typed into the editor of a listing is kept on this device until it is saved: a telephone that goes off, a tab that is
// closed, a session that ends lose nothing. What was kept is offered, with the names of the fields that differ, never put in unasked.
'use strict';
{
  const words = document.currentScript.dataset;
  const form = document.querySelector('form.form');
  const key = `nhap ${words.owner} ${location.pathname}`;
  const MONTH = 30 * 24 * 3600 * 1000;

  const controls = () => [...form.elements].filter(({ name, type }) => name && !['hidden', 'submit', 'button'].includes(type));
  const ticks = ({ type }) => type === 'radio' || type === 'checkbox';
  const valueOf = (control) => (ticks(control) ? control.checked : control.value);
  const typed = () => controls().map((control) => [control.name, valueOf(control)]);
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const version = () => form.elements['phien-ban']?.value;
  const time = (at) => new Date(at).toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit' });
  const read = () => {
    try {
      const draft = JSON.parse(localStorage.getItem(key));
      return Array.isArray(draft?.typed) && Date.now() - draft.at < MONTH ? draft : undefined;
    } catch {
      return undefined;
    }
  };
  const drop = () => {
    try {
      localStorage.removeItem(key);
    } catch {
      // A forbidden store has nothing.
    }
  };

  const said = document.createElement('p');
  said.className = 'draft-said';
  said.setAttribute('role', 'status');
  const say = (text) => said.textContent === text || (said.textContent = text);

  // A page that was refused shows what was typed, and that is not saved.
  let saved = form && !form.querySelector('[aria-invalid=true]') ? typed() : undefined;
  let began = form && version();
  let sent = saved;
  let resting;
  // While a draft is offered, it stays on the device: whoever closes the page without an answer is asked again.
  let offered = false;
  const keep = () => {
    clearTimeout(resting);
    // Saved inside the page: from here on, what was sent is what is saved.
    if (version() !== began) {
      began = version();
      saved = sent;
    }
    const now = typed();
    if (same(now, saved)) {
      if (!offered) drop();
      say('');
      return;
    }
    const at = Date.now();
    try {
      localStorage.setItem(key, JSON.stringify({ at, typed: now }));
      say(words.kept.replace('#', time(at)));
    } catch {
      // Where the device keeps nothing, nothing is promised.
      say('');
    }
  };

  // The n-th control of a name in the draft is the n-th of that name in the form.
  const pairs = (draft) => {
    const rest = new Map();
    for (const [name, value] of draft.typed) rest.set(name, [...(rest.get(name) ?? []), value]);
    return controls().flatMap((control) => {
      const values = rest.get(control.name);
      return values?.length ? [[control, values.shift()]] : [];
    });
  };
  const differing = (draft) => pairs(draft).filter(([control, value]) => valueOf(control) !== value);
  const nameOf = (control) => {
    const label = control.type === 'radio' ? control.closest('fieldset')?.querySelector('legend') : control.labels?.[0];
    return (label?.querySelector('span') ?? label)?.firstChild?.textContent.trim() ?? control.name;
  };

  const offer = (draft) => {
    const differ = differing(draft);
    const bar = document.createElement('div');
    bar.className = 'draft';
    bar.setAttribute('role', 'region');
    bar.setAttribute('aria-label', words.title);
    const text = document.createElement('p');
    const names = [...new Set(differ.map(([control]) => nameOf(control)))].join(', ');
    text.textContent = words.found.replace('#', time(draft.at)).replace('#', names);
    const button = (label, name, act) => {
      const one = document.createElement('button');
      one.type = 'button';
      one.className = name;
      one.textContent = label;
      one.addEventListener('click', () => {
        bar.remove();
        offered = false;
        act();
      });
      return one;
    };
    const take = () => {
      for (const [control, value] of differ) {
        if (ticks(control)) control.checked = value;
        else control.value = value;
        for (const event of ['input', 'change']) control.dispatchEvent(new Event(event, { bubbles: true }));
      }
      keep();
      differ[0]?.[0].focus();
    };
    const leave = () => {
      keep();
      form.querySelector('input:not([type=hidden])')?.focus();
    };
    bar.append(text, button(words.take, 'button', take), button(words.leave, 'button button--plain', leave));
    document.body.append(bar);
    offered = true;
  };

  const begin = () => {
    document.body.append(said);
    const draft = read();
    if (!saved) keep();
    else if (draft && differing(draft).length && !/[?&]da-luu=/.test(location.search)) offer(draft);
    else drop();
    form.addEventListener('input', () => {
      clearTimeout(resting);
      resting = setTimeout(keep, 1000);
    });
    form.addEventListener('change', keep);
    form.addEventListener('submit', () => (sent = typed()), true);
    addEventListener('pagehide', () => resting && keep());
    const savebar = form.querySelector('.savebar__say');
    // The number of the version is written after the words.
    new MutationObserver(() => setTimeout(keep)).observe(savebar ?? form, { childList: true, characterData: true, subtree: true });
  };
  if (form) begin();
}
