/** Entry of the command: checks the Node version before anything native is loaded, since better-sqlite3 13 crashes below 22.14. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 14)) {
  process.stderr.write(
    `homthu needs Node 22.14 or newer; this is ${process.version}. "npm run homthu -- ..." brings its own.\n`,
  );
  process.exit(1);
}

const { dispatch } = await import('./dispatch.ts');
process.exitCode = await dispatch(process.argv.slice(2), import.meta.url, process);
