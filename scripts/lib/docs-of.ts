import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FILE_SETTINGS, SETTINGS } from '../../src/platform/config/config.ts';
import {
  commandFaults,
  commandsIn,
  dependencyFaults,
  promiseFaults,
  scriptFaults,
  settingFaults,
} from './docs-faults.ts';

/** Everything that the documents of a checkout owe to its code. @param house folder of the project */
export function docsFaults(house: string): string[] {
  const read = (file: string): string | null => {
    const whole = path.join(house, file);
    return existsSync(whole) ? readFileSync(whole, 'utf8') : null;
  };
  const text = (file: string) => read(file) ?? '';
  const { scripts, dependencies } = JSON.parse(text('package.json')) as Record<string, Record<string, string>>;
  const decisions = readdirSync(path.join(house, 'docs/decisions')).find((name) => name.endsWith('-dependencies.md'));
  const guides = `${text('README.md')}\n${text('docs/operations.md')}`;
  const commands = commandsIn(text('src/cli/dispatch.ts'));
  return [
    ...settingFaults(text('README.md'), SETTINGS, FILE_SETTINGS),
    ...scriptFaults(guides, Object.keys(scripts ?? {})),
    ...(commands === null
      ? ['src/cli/dispatch.ts has no object COMMANDS at its top']
      : commandFaults(guides, commands)),
    ...promiseFaults(text('docs/promises.md'), read),
    ...dependencyFaults(decisions ? text(`docs/decisions/${decisions}`) : '', Object.keys(dependencies ?? {})),
  ];
}
