// Marks what was changed in the table of own products, says how much of it is not saved, and asks before it is left behind. Up and
// down lead from row to row within a column. Without this file the table is a form like any other.
'use strict';
{
  const form = document.querySelector('form.bulk');
  const say = form?.querySelector('[role=status]');
  const controls = form ? [...form.querySelectorAll('[data-saved]')] : [];
  const isChanged = (control) =>
    control.type === 'checkbox' ? control.checked : control.value.trim() !== control.dataset.saved;
  let sent = false;

  const mark = () => {
    const cells = new Set(controls.filter(isChanged).map((control) => control.closest('.bulk__cell')));
    for (const cell of form.querySelectorAll('.bulk__cell')) cell.classList.toggle('is-changed', cells.has(cell));
    const rows = new Set([...cells].map((cell) => cell.closest('.bulk__row')));
    say.textContent = rows.size ? `${form.dataset.changed} ${rows.size}` : '';
    return rows.size > 0;
  };
  const move = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.target.type !== 'text' || event.altKey || event.ctrlKey || event.metaKey) return;
    const column = event.target.name.replace(/-\d+$/, '');
    const cells = controls.filter(({ name }) => name.replace(/-\d+$/, '') === column);
    const next = cells[cells.indexOf(event.target) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.select();
  };
  if (form) {
    form.addEventListener('input', mark);
    form.addEventListener('keydown', move);
    form.addEventListener('submit', () => {
      sent = true;
    });
    addEventListener('beforeunload', (event) => {
      if (!sent && mark()) event.preventDefault();
    });
    addEventListener('pageshow', () => {
      sent = false;
      mark();
    });
  }
}
