export { explain, type FormState, IDLE as IDLE_STATE } from '#lib/i18n/form-state.ts';
