// The topics follow the box. Typing starts at the kind; Ctrl and Enter send from any field, Alt and 1, 2, 3 choose the kind.
const form = document.getElementById('counter');
if (form) {
  document.getElementById('keys')?.removeAttribute('hidden');
  const kinds = form.querySelectorAll('input[name="kind"]');
  if (!document.getElementById('error-summary'))
    (document.getElementById('door')?.querySelector('button') ?? kinds[0])?.focus();
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.ctrlKey) {
      event.preventDefault();
      form.requestSubmit(form.querySelector('#door button') ?? undefined);
    }
    const kind = event.altKey ? kinds[Number(event.key) - 1] : undefined;
    if (kind) {
      event.preventDefault();
      kind.checked = true;
      document.getElementById('message').focus();
    }
  });
  const change = document.getElementById('change-box');
  const rule = document.getElementById('rule');
  const lost = document.querySelector('#rule-lost span');
  change.hidden = true;
  document.getElementById('box').addEventListener('change', async ({ target }) => {
    try {
      const answer = await fetch(`/office/counter?${new URLSearchParams({ box: target.value })}`);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const chosen = rule.value;
      rule.replaceChildren(...page.getElementById('rule').children);
      rule.value = chosen;
      lost.hidden = rule.value === chosen;
      if (!lost.hidden) rule.value = '';
    } catch {
      form.requestSubmit(change);
    }
  });
  // A second tap while the first is on its way is one tap.
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
  });
  window.addEventListener('pageshow', () => delete form.dataset.sent);
}
