// Keys, dropped files and the lock that comes by itself. Every page works without this.
'use strict';
const $ = (s, r = document) => r.querySelector(s), $$ = (s, r = document) => [...r.querySelectorAll(s)];
const typing = e => e.target.matches('input:not([type=checkbox]):not([type=radio]), select, textarea, [contenteditable]');

// Keys: each presses the button or link that shows it. Letters are found by their place, so that Russian and Kazakh keyboards work.
addEventListener('keydown', e => {
  if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented) return;
  if (e.key === 'Escape' && typing(e)) { e.target.blur(); return; }
  if (typing(e)) return;
  if (e.key === '/') { const find = $('#find'); if (find) { e.preventDefault(); find.focus(); } return; }
  const letter = e.code.startsWith('Key') ? e.code.slice(3) : e.code.startsWith('Digit') ? e.code.slice(5) : e.key;
  const name = (e.shiftKey && letter.length === 1 && /[A-Z]/.test(letter) ? 'Shift ' : '') + letter;
  const scope = $('.now') || document;
  const hit = $$('[data-key]', scope).concat($$('[data-key]')).find(x => x.dataset.key === name && x.offsetParent !== null);
  if (!hit) return;
  e.preventDefault();
  if (hit.matches('summary')) {
    const box = hit.parentElement;
    if (name === 'S') marked(box);
    if (!box.open) hit.click();
    $('input:not([type=hidden]), textarea, select', box)?.focus();
  } else hit.click();
});

// The words that are marked in the report go into the form that makes a statement of them.
const marked = box => {
  const words = getSelection(), text = $('#text');
  if (words.isCollapsed || !text?.contains(words.anchorNode)) return;
  const copy = words.getRangeAt(0).cloneContents();
  for (const x of copy.querySelectorAll('sup')) x.remove();
  $('textarea', box).value = copy.textContent.replace(/\u2060/g, '').trim();
};

// The open item and its words are in sight; pointing at one shows the other.
const desk = $('.desk');
if (desk) {
  $('.now')?.scrollIntoView({ block: 'nearest' });
  $('.w.on')?.scrollIntoView({ block: 'center' });
  for (const on of ['mouseover', 'focusin']) addEventListener(on, e => {
    const hit = e.target.closest?.('[data-s]');
    $$('.hi').forEach(x => x.classList.remove('hi'));
    if (hit) for (const s of hit.dataset.s.split(' ')) $$(`[data-s~="${s}"]`).forEach(x => x.classList.add('hi'));
  });
  // A colleague who decides on the same draft is noticed.
  setInterval(async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(desk.dataset.base + '/version', { redirect: 'error' });
      if (answer.ok && await answer.text() !== desk.dataset.version) $('#stale')?.removeAttribute('hidden');
    } catch { location.replace('/'); }
  }, 10000);
}

// Who types or moves keeps the vault open; who does neither finds it locked, and no page of it left on the screen.
const idle = +document.body.dataset.idle;
if (idle) {
  let last = Date.now(), told = Date.now();
  const awake = () => {
    last = Date.now();
    if (last - told > 30000) { told = last; fetch('/alive', { redirect: 'error' }).catch(() => location.replace('/')); }
  };
  for (const on of ['keydown', 'pointerdown', 'wheel', 'touchstart']) addEventListener(on, awake, { passive: true });
  setInterval(() => { if (Date.now() - last > idle * 1000 + 2000) location.replace('/'); }, 5000);
}
// A page that a browser kept to go back to may belong to a vault that is locked now.
addEventListener('pageshow', e => { if (e.persisted) location.reload(); });

// Files that are dropped anywhere on the inbox.
const files = $('#f-files');
if (files) {
  addEventListener('dragover', e => { e.preventDefault(); $('.drop').classList.add('over'); });
  addEventListener('dragleave', () => $('.drop').classList.remove('over'));
  addEventListener('drop', e => {
    e.preventDefault();
    $('.drop').classList.remove('over');
    if (e.dataTransfer.files.length) { files.files = e.dataTransfer.files; $('#files').submit(); }
  });
}
for (const box of $$('[data-reveal]')) {
  box.hidden = false;
  $('input', box).addEventListener('change', e => {
    $('#' + box.dataset.reveal).type = e.target.checked ? 'text' : 'password';
  });
}
for (const b of $$('[data-print]')) b.addEventListener('click', () => print());
