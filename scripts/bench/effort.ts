/** How much is measured: rounds that count, rounds before them, seconds of load in each. */
export type Effort = { readonly rounds: number; readonly warmUps: number; readonly seconds: number };
export const FULL: Effort = { rounds: 7, warmUps: 1, seconds: 3 };
export const QUICK: Effort = { rounds: 3, warmUps: 1, seconds: 1 };
