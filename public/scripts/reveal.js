// Shows a password that was typed, for whoever types with a thumb. The button is not there without scripts.
'use strict';
for (const button of document.querySelectorAll('[data-reveal]')) {
  const input = document.getElementById(button.dataset.reveal);
  const show = (shown) => {
    input.type = shown ? 'text' : 'password';
    button.setAttribute('aria-pressed', String(shown));
  };
  show(false);
  button.hidden = false;
  button.addEventListener('click', () => show(input.type === 'password'));
  // A browser that keeps passwords knows one by its kind, and a shown one must not come back in a list of suggestions.
  input.form.addEventListener('submit', () => show(false));
}
