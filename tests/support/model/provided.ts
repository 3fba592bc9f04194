/** How long the long runs are, and from which seed; vitest.config.ts takes it from the command. */
export type ModelRun = { readonly seed: number; readonly domainSteps: number; readonly storeSteps: number };

declare module 'vitest' {
  interface ProvidedContext {
    model: ModelRun;
  }
}
