import { notFound, redirect } from 'next/navigation';
import { isStaff } from '#lib/domain/access/actor.ts';
import { paths } from '#lib/i18n/paths.ts';
import { localeOr, type Locale } from '#lib/i18n/routing.ts';
import type { Context } from '#lib/platform/action.ts';
import { currentVisit, type SignedIn } from '#lib/platform/session.ts';

export type Visit = { readonly locale: Locale; readonly session: SignedIn; readonly context: Context };

/** Who visits a personal page; everybody else is shown the way to sign in. The use case decides what they may see. */
async function visit(params: Promise<{ locale: string }>): Promise<Visit> {
  const locale = localeOr((await params).locale);
  const { session, now, today } = await currentVisit();
  if (!session?.actor) redirect(paths.signIn(locale));
  return { locale, session, context: { now, today, actor: session.actor } };
}

/** A student's page; staff are brought to theirs. */
export async function visitOfStudent(params: Promise<{ locale: string }>): Promise<Visit> {
  const found = await visit(params);
  if (isStaff(found.context.actor.role)) redirect(paths.staff(found.locale));
  return found;
}

/** A page of the office; for students it does not exist. */
export async function visitOfStaff(params: Promise<{ locale: string }>): Promise<Visit> {
  const found = await visit(params);
  if (!isStaff(found.context.actor.role)) notFound();
  return found;
}
