// @actions/http-client imports this class for `getAgentDispatcher` alone, which nothing here calls: docs/decisions/no-undici.md.
export class ProxyAgent {
  constructor() {
    throw new Error('undici is left out of this bundle: see docs/decisions/no-undici.md');
  }
}
