/** Something that the operator can mend; said in one line. */
export class AdminRefusal extends Error {}
