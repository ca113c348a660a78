import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn } from '../../src/platform/views/templates.ts';
import { compare } from './template-names.ts';

/** Everything in which the templates of a folder and the samples of their models disagree. */
export function viewsFaults(folder: string, samples: Record<string, readonly unknown[]>): string[] {
  const templates = namesIn(folder, 'pages', 'mail');
  const named = (template: string) =>
    template.startsWith('mail/') ? template.slice(0, template.lastIndexOf('/')) : template;
  const faults = templates
    .filter((template) => !samples[named(template)])
    .map((template) => `${template}.hbs has no sample`);
  for (const [name, list] of Object.entries(samples)) {
    const own = templates.filter((template) => named(template) === name);
    if (own.length === 0) faults.push(`samples of ${name}, which has no template`);
    const perTemplate = own.map((template) => compare(folder, template, list));
    // A mail's subject, text and HTML may each read a part of the model; together they must read all of it.
    const isUnread = (fault: string) => fault.includes(' does not read "');
    faults.push(...perTemplate.flatMap((of) => of.filter((fault) => own.length === 1 || !isUnread(fault))));
    if (own.length > 1)
      faults.push(
        ...unreadByAll(
          perTemplate.map((of) => of.filter(isUnread)),
          name,
        ),
      );
  }
  return [...faults, ...uncalled(folder)];
}

function unreadByAll(perTemplate: string[][], name: string): string[] {
  const paths = perTemplate.map((faults) => new Set(faults.map((fault) => fault.split('"')[1])));
  return [...(paths[0] ?? [])]
    .filter((path) => paths.every((of) => of.has(path)))
    .map((path) => `${name}: nothing reads "${path}"`);
}

function uncalled(folder: string): string[] {
  const texts = namesIn(folder, 'pages', 'mail', 'partials', 'layouts').map((name) =>
    readFileSync(join(folder, `${name}.hbs`), 'utf8'),
  );
  const called = new Set(texts.flatMap((text) => [...text.matchAll(/\{\{#?> *([\w/-]+)/g)].map((match) => match[1])));
  return namesIn(folder, 'partials', 'layouts')
    .map((name) => name.replace(/^partials\//, ''))
    .filter((name) => !called.has(name))
    .map((name) => `nothing calls the partial "${name}"`);
}
