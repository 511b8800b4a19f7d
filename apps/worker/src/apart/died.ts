/** A process ended while it had a person in hand. */
export class Died extends Error {
  override readonly name = 'Died';
  /** `SIGABRT`, or `exit code 1`. */
  readonly how: string;

  constructor(how: string) {
    super(how);
    this.how = how;
  }
}
