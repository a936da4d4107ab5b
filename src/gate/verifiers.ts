import type { Rule } from '../policy/rule.ts';
import { type Trust, trustOf } from '../policy/verification-fields.ts';
import type { Verifier } from '../verify/verifier.ts';

/** The verifiers of a run, by what they trust. */
export class Verifiers {
  readonly #verifiers = new Map<string, Verifier>();

  /** Sets the verifier for all rules with this trust. */
  set(trust: Trust, verifier: Verifier): void {
    this.#verifiers.set(nameOf(trust), verifier);
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
      return JSON.stringify(['key', ...trust.keys]);
    case 'identity':
      return 'identity';
    case 'ca':
      return JSON.stringify(['ca', trust.ca]);
  }
}
