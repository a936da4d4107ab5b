import type { Rule } from '../policy/rule.ts';
import { type Trust, trustOf } from '../policy/verification-fields.ts';
import type { RootVerifier, Verifier } from '../verify/verifier.ts';

/** The verifiers of a run, by what they trust. */
export class Verifiers {
  readonly #verifiers = new Map<string, Verifier>();
  readonly #withRoot = new Map<string, (root: RootVerifier) => Verifier>();

  /** Sets the verifier for all rules with this trust. */
  set(trust: Trust, verifier: Verifier): void {
    this.#verifiers.set(nameOf(trust), verifier);
  }

  /** Sets the verifier for all rules with this trust that needs a trusted root. */
  setWithRoot(trust: Trust, make: (root: RootVerifier) => Verifier): void {
    this.#withRoot.set(nameOf(trust), make);
  }

  /** Whether a rule needs a trusted root. */
  get needsRoot(): boolean {
    return this.#withRoot.size > 0;
  }

  /** Makes the verifiers of `setWithRoot`. */
  useRoot(root: RootVerifier): void {
    for (const [name, make] of this.#withRoot) this.#verifiers.set(name, make(root));
  }

  has(trust: Trust): boolean {
    return this.#verifiers.has(nameOf(trust));
  }

  /** @throws Error for a rule without trust, or whose trust has no verifier: its signatures must not pass unverified. */
  for(rule: Rule): Verifier {
    const trust = trustOf(rule);
    const verifier = trust && this.#verifiers.get(nameOf(trust));
    if (verifier === undefined) throw new Error(`no signature can be verified for the rule ${rule.text}`);
    return verifier;
  }
}

/** Rules with the same name share a verifier: the signer of an identity or certificate is compared with each rule afterwards. */
function nameOf(trust: Trust): string {
  switch (trust.by) {
    case 'key':
      return JSON.stringify(['key', trust.requiresLog, ...trust.keys]);
    case 'identity':
      return 'identity';
    case 'ca':
      return JSON.stringify(['ca', trust.ca]);
  }
}
