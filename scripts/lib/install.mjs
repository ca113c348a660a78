import { readFileSync } from 'node:fs';
import { npmCi } from './npm.mjs';
import { at, root } from './paths.mjs';

/**
 * Makes node_modules hold what package-lock.json says.
 * npm keeps its own account of what is installed in node_modules/.package-lock.json, written last; comparing the two
 * costs a few milliseconds, needs no stamp of ours, and also believes an `npm ci` made by hand.
 * @param withDev whether the development tools count too; when something is missing, everything is installed.
 */
export async function ensureInstalled(tools, { withDev }) {
  const wanted = readPackages(at('package-lock.json'));
  const present = readPackages(at('node_modules/.package-lock.json'));
  if (missing(wanted, present, withDev)) {
    await npmCi(tools, root, 'Installing the packages that package-lock.json names');
  }
}

function missing(wanted, present, withDev) {
  return Object.entries(wanted).some(([path, entry]) => {
    const spare = path === '' || entry.optional || entry.devOptional || (entry.dev && !withDev);
    return !spare && present[path]?.version !== entry.version;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}
