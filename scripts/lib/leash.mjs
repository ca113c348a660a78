// npm hands a signal to the shell between it and us, and that shell dies without a word. So a program that npm started
// watches whether its parent is still there, and says goodbye when it is not. leashed.mjs is the
// same for a program that takes the launcher's place.

/** Calls `onGone` once when the parent of a program started by npm is gone; does not keep the process alive. */
export function watchParent(onGone) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, 500);
  timer.unref();
  return () => clearInterval(timer);
}
