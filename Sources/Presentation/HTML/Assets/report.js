// Pointing at a statement shows its words in the report, and the other way round. The page does without this.
const light = target => {
  for (const one of document.querySelectorAll('.on')) one.classList.remove('on');
  const names = target.closest?.('[data-s]')?.dataset.s.split(' ') ?? [];
  for (const name of names)
    for (const one of document.querySelectorAll(`[data-s~="${name}"]`)) one.classList.add('on');
};
for (const event of ['mouseover', 'focusin']) addEventListener(event, e => light(e.target));
addEventListener('keydown', e => {
  if (e.ctrlKey || e.metaKey || e.altKey || !'jk'.includes(e.key)) return;
  const links = [...document.querySelectorAll('.items > li > a:first-child')];
  const at = links.indexOf(document.activeElement);
  links[e.key === 'j' ? at + 1 : Math.max(at - 1, 0)]?.focus();
});
