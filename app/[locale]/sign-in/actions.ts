'use server';

import { redirect } from 'next/navigation';
import { codeForm, linkForm, signInForm } from '#lib/domain/form/schema.ts';
import { explain, type FormState } from '#lib/i18n/form-state.ts';
import { localeFrom } from '#lib/i18n/locale-from.ts';
import { paths } from '#lib/i18n/paths.ts';
import type { Locale } from '#lib/i18n/routing.ts';
import { runForm, type FormOutcome } from '#lib/platform/action.ts';
import {
  browserSecret,
  closeBrowserCookie,
  openBrowserCookie,
  openSessionCookie,
  SESSION_IDLE_SECONDS,
} from '#lib/platform/session.ts';
import { confirmSignIn, type OpenedSession } from '#lib/use-cases/confirm-sign-in.ts';
import { requestSignIn } from '#lib/use-cases/request-sign-in.ts';

/** Asks for a link. The answer is the same whether the address is known or not. */
export async function requestSignInAction(_: FormState, form: FormData): Promise<FormState> {
  const locale = localeFrom(form);
  const secret = await openBrowserCookie();
  const outcome = await runForm(form, signInForm, (input, at) =>
    requestSignIn(at, { email: input.email, locale, browserSecret: secret }),
  );
  if (!outcome.ok) return explain(locale, outcome.errors, outcome.values);
  return redirect(paths.signInSent(locale));
}

async function enter(locale: Locale, outcome: FormOutcome<OpenedSession>): Promise<FormState> {
  if (!outcome.ok) return explain(locale, outcome.errors, outcome.values);
  await openSessionCookie(outcome.value.token);
  await closeBrowserCookie();
  return redirect(outcome.value.home === 'staff' ? paths.staff(locale) : paths.case(locale));
}

/** The link's page was confirmed by a press: only this spends the link. */
export async function confirmLinkAction(_: FormState, form: FormData): Promise<FormState> {
  const secret = await browserSecret();
  const outcome = await runForm(form, linkForm, ({ request, token }, at) =>
    confirmSignIn(at, {
      browserSecret: secret,
      proof: { kind: 'link', requestId: request, token },
      sessionSeconds: SESSION_IDLE_SECONDS,
    }),
  );
  return enter(localeFrom(form), outcome);
}

/** The six digits of the mail, typed in the browser that asked. */
export async function confirmCodeAction(_: FormState, form: FormData): Promise<FormState> {
  const secret = await browserSecret();
  const outcome = await runForm(form, codeForm, ({ code }, at) =>
    confirmSignIn(at, {
      browserSecret: secret,
      proof: { kind: 'code', code },
      sessionSeconds: SESSION_IDLE_SECONDS,
    }),
  );
  return enter(localeFrom(form), outcome);
}
