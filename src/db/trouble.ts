/** Something that keeps the program from starting or a command from running and that the operator can mend: the
 *  edges print `message` (Chinese, for people) without a stack and end with an error code. */
export class OperatorTrouble extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'OperatorTrouble'
  }
}
