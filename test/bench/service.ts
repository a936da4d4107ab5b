import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** How a service is started: arguments of the module, and options of Node. */
export interface ServiceOptions {
  readonly arguments?: readonly string[];
  readonly node?: readonly string[];
}

/** A module of this folder that runs as its own process, so that it does not share an event loop with the bench. It ends with this process. */
export class Service {
  readonly #child: ChildProcess;
  readonly #name: string;

  constructor(name: string, options: ServiceOptions = {}) {
    this.#name = name;
    this.#child = fork(fileURLToPath(new URL(name, import.meta.url)), options.arguments, {
      execArgv: [...(options.node ?? [])],
    });
  }

  /** Sends a request, and returns the response. One request at a time. */
  ask(request: string | object): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const onExit = (code: number | null) => reject(new Error(`${this.#name} ended with ${code}`));
      this.#child.once('exit', onExit);
      this.#child.once('message', (response) => {
        this.#child.off('exit', onExit);
        resolve(response);
      });
      this.#child.send(request);
    });
  }

  stop(): void {
    this.#child.disconnect();
  }
}

/** In the process of a service: responds to its requests, and exits when the bench stops the service or ends. */
export function serveBench(respond: (request: unknown) => unknown): void {
  process.on('message', async (request) => {
    process.send?.(await respond(request));
  });
  process.on('disconnect', () => process.exit());
}
