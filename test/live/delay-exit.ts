// Loaded into the actions that act runs. When a step fails, act stops reading its output at once and loses the last lines; a failing
// process therefore exits with a delay.
process.on('exit', (status) => {
  if (status !== 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, DELAY_MS);
});

/** act reads the output within one or two milliseconds. */
const DELAY_MS = 300;
