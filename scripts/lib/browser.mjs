import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { aptInstall, prefixForRoot } from './apt.mjs';
import { capture } from './run.mjs';
import { Trouble } from './say.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/lib/chromium/chromium',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const wayOut =
  'Install Chromium (Debian, Ubuntu: `apt-get install chromium`; Fedora: `dnf install chromium`; macOS: `brew install --cask chromium`), or set CHROMIUM_PATH to a Chrome that is there, and run `npm test` again.';

/** The path of a Chromium that starts; installs the distribution's where this user may. */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (await starts(named)) return named;
    throw new Trouble(
      `CHROMIUM_PATH is ${named}, but no browser starts there. Correct it or unset it, and run \`npm test\` again.`,
    );
  }
  const found = await firstThatStarts(candidates());
  if (found) return found;
  await installFromDistribution();
  const installed = await firstThatStarts(candidates());
  if (installed) return installed;
  throw new Trouble(`the browser tests need a Chromium and none was found. ${wayOut}`);
}

function candidates() {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...usualPlaces, ...playwrightCache()].filter(isProgram);
}

function playwrightCache() {
  const cache = join(homedir(), '.cache/ms-playwright');
  if (!existsSync(cache)) return [];
  const folders = readdirSync(cache).filter((name) => name.startsWith('chromium-'));
  return folders.flatMap((name) =>
    ['chrome-linux/chrome', 'chrome-linux64/chrome'].map((path) => join(cache, name, path)),
  );
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function firstThatStarts(paths) {
  for (const path of paths) if (await starts(path)) return path;
  return undefined;
}

/** Some distributions put a note "install the snap" where the browser should be, so its word is asked. */
async function starts(path) {
  if (process.platform === 'win32') return existsSync(path);
  const { code, output } = await capture(path, ['--version']);
  return code === 0 && /\d+\.\d+\.\d+/.test(output);
}

async function installFromDistribution() {
  const asRoot = await prefixForRoot();
  if (asRoot === undefined) return;
  await aptInstall(asRoot, "No Chromium found: installing the distribution's (apt-get install chromium)", ['chromium']);
}
