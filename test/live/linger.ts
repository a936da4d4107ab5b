// Loaded into the actions that act runs: act stops reading when a step fails, and loses what it has not read by then.
process.on('exit', (status) => {
  if (status !== 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PATIENCE);
});

/** Milliseconds; act reads within one or two. */
const PATIENCE = 300;
