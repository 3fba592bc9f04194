'use client';

import { useActionState, useEffect, useId, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import type { FormState } from '#lib/i18n/form-state.ts';
import { FormContext } from './form-context.ts';

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

const START: FormState = {
  status: 'idle',
  general: [],
  errors: {},
  values: {},
  meanwhile: [],
  signIn: null,
};

export type Disclosure = {
  readonly id: string;
  readonly summary: ReactNode;
  readonly isOpen?: boolean;
};

type ActionFormProps = {
  readonly action: FormAction;
  /** What was refused before this form was shown. */
  readonly start?: FormState;
  readonly children: ReactNode;
  /** Heading of the list of refusals. */
  readonly problemTitle: string;
  /** Heading of what others recorded meanwhile. */
  readonly meanwhileTitle?: string;
  /** Names of the visible fields, in their order: a refusal links to its field. Without it every refusal does. */
  readonly fields?: readonly string[];
  /** Folds the form behind a summary; a refused form is never folded, with or without scripts. */
  readonly disclosure?: Disclosure;
  readonly className?: string;
};

type EditionProps = ActionFormProps & {
  /** Of what the form is about: with another one the form is made anew, and forgets what it was told. */
  readonly edition: number;
};

/**
 * A form that is made anew when what it is about has changed under it. Not by a key of the edition alone: without
 * scripts the answer to a form finds its place by the keys around it, and it comes with the new edition.
 */
export function EditionForm({ edition, ...form }: EditionProps) {
  const [first] = useState(edition);
  return <ActionForm key={edition === first ? 'first' : edition} {...form} />;
}

/** A form of a server action: works without scripts, keeps what was typed, and says what to change. */
export function ActionForm({
  action,
  start = START,
  children,
  problemTitle,
  meanwhileTitle,
  fields,
  disclosure,
  className,
}: ActionFormProps) {
  const [state, send, isPending] = useActionState(action, start);
  const prefix = useId();
  const summary = useRef<HTMLDivElement>(null);
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    // What was saved is told by the page that comes then.
    if (state.status === 'refused') summary.current?.focus();
  }, [state]);

  const foldId = disclosure?.id;
  useEffect(() => {
    // Browsers open what is around the target of a link, not the target itself.
    const openTarget = () => {
      if (foldId && details.current && location.hash === `#${foldId}`) details.current.open = true;
    };
    openTarget();
    addEventListener('hashchange', openTarget);
    return () => {
      removeEventListener('hashchange', openTarget);
    };
  }, [foldId]);

  const sendOnce = (event: SubmitEvent<HTMLFormElement>) => {
    if (isPending) event.preventDefault();
  };

  const form = (
    <FormContext value={{ state, isPending, prefix }}>
      <form action={send} onSubmit={sendOnce} noValidate className={className ?? 'form'}>
        {state.status === 'refused' && (
          // Without scripts the page is new after sending: the attribute then brings the reader here.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          <div className="summary" role="alert" tabIndex={-1} ref={summary} autoFocus>
            <p className="summary__title">{problemTitle}</p>
            <Refusals state={state} fields={fields} prefix={prefix} />
            {state.signIn && (
              // In a tab of its own: this page keeps what was typed until then.
              <p>
                <a href={state.signIn.href} target="_blank" rel="noopener">
                  {state.signIn.words}
                </a>
              </p>
            )}
            {state.meanwhile.length > 0 && (
              <>
                <p className="strong">{meanwhileTitle}</p>
                <ul className="plain-list">
                  {state.meanwhile.map((line, place) => (
                    // Two people may have said the same: only the place tells the lines apart.
                    <li key={place}>{line}</li>
                  ))}
                </ul>
              </>
            )}
          </div>
        )}
        {children}
      </form>
    </FormContext>
  );
  if (!disclosure) return form;
  return (
    <details
      className="fold"
      id={disclosure.id}
      ref={details}
      open={state.status === 'refused' || disclosure.isOpen === true}
    >
      <summary>{disclosure.summary}</summary>
      {form}
    </details>
  );
}

type RefusalsProps = {
  readonly state: FormState;
  readonly fields: readonly string[] | undefined;
  readonly prefix: string;
};

function Refusals({ state, fields, prefix }: RefusalsProps) {
  const place = (name: string) => fields?.indexOf(name) ?? 0;
  const refused = Object.entries(state.errors).toSorted(([one], [two]) => place(one) - place(two));
  return (
    <ul role="list">
      {state.general.map((message) => (
        <li key={message}>{message}</li>
      ))}
      {refused.map(([name, message]) => (
        <li key={name}>{place(name) < 0 ? message : <a href={`#${prefix}${name}`}>{message}</a>}</li>
      ))}
    </ul>
  );
}
