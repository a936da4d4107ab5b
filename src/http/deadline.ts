/**
 * Runs `work` under a deadline. When it expires, the signal is aborted and the promise is rejected.
 * @param timeout in milliseconds.
 * @throws DOMException with the name TimeoutError when the deadline expires.
 */
export async function withDeadline<T>(timeout: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const { promise: expired, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const error = new DOMException(`No complete response within ${timeout / 1000} s`, 'TimeoutError');
    controller.abort(error);
    reject(error);
  }, timeout);
  try {
    // The signal is not enough: Node emits no error for a request whose proxy tunnel was never established.
    return await Promise.race([expired, work(controller.signal)]);
  } finally {
    clearTimeout(timer);
  }
}
