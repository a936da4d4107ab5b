/** Collects problems: each says what was typed, what is expected, and an example. */
export type Report = (problem: string) => void;

/** An option `name=value` that sets fields of type `T`. */
export interface RuleOption<T> {
  readonly name: string;
  /** The placeholder for the value in messages. */
  readonly value: string;
  /** Returns the fields that the option sets; none if the value is not valid, which it reports. */
  readonly parse: (value: string, report: Report) => Partial<T>;
}
