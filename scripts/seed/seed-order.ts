/** What `npm run seed` was asked for. */
export type SeedOrder = {
  readonly cases: number;
  readonly institutions: number;
  readonly seed: string;
  readonly now: Date;
};
