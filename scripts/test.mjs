// npm test: everything needed, then every test; the last line says `N passed, N failed`.
// Further words go to vitest: `npm test -- test/unit`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './lib/browser.mjs';
import { provideMailServers } from './lib/mail-servers.mjs';
import { leastForTypeScript } from './lib/node24.mjs';
import { at, root } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { attach } from './lib/run.mjs';
import { launch } from './lib/say.mjs';

await launch(async () => {
  const tools = await prepare({ withDev: true, least: leastForTypeScript });
  const plain = process.stdout.isTTY === true ? {} : { NO_COLOR: '1' };
  const env = { ...tools.env, ...plain, CHROMIUM_PATH: await findBrowser() };
  await provideMailServers();
  const folder = mkdtempSync(join(tmpdir(), 'homthu-test-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = [at('node_modules/vitest/vitest.mjs'), 'run', ...reporters, ...process.argv.slice(2)];
  const code = await attach(tools.node, args, { cwd: root, env });
  const { passed, failed } = count(report, code);
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = failed > 0 || passed === 0 ? code || 1 : 0;
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
});

/** A file that could not be loaded, or an error outside every test, counts as one failure each. */
function count(file, code) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
  const broken = report.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0);
  const failed = report.numFailedTests + broken.length;
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}
