/** Work that several requests wait for. It is aborted when the last of them gives up. */
export class SharedWork<T> {
  readonly #controller = new AbortController();
  readonly #result: Promise<T>;
  #waiting = 0;

  constructor(work: (signal: AbortSignal) => Promise<T>) {
    this.#result = work(this.#controller.signal);
  }

  /** Whether all have given up. */
  get isAborted(): boolean {
    return this.#controller.signal.aborted;
  }

  /** @throws the error of the work. */
  async wait(signal: AbortSignal): Promise<T> {
    this.#waiting += 1;
    const leave = () => {
      this.#waiting -= 1;
      if (this.#waiting === 0) this.#controller.abort(signal.reason);
    };
    signal.addEventListener('abort', leave, { once: true });
    try {
      return await this.#result;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }
}
