/** What `npm run bench` was asked for. */
export type BenchOrder = {
  readonly only: string | null;
  readonly isQuick: boolean;
  readonly dataDir: string;
};
