'use client';

import type { HTMLInputAutoCompleteAttribute, HTMLInputTypeAttribute, ReactNode } from 'react';
import { useFormContext } from './form-context.ts';

type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly defaultValue?: string;
  readonly className?: string;
};

type ControlProps = {
  readonly id: string;
  readonly name: string;
  readonly defaultValue: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
};

type FrameProps = FieldProps & { readonly children: (control: ControlProps, key: string) => ReactNode };

/** Label, hint and refusal above the control. */
function Field({ name, label, hint, defaultValue = '', className, children }: FrameProps) {
  const { state, prefix } = useFormContext();
  const id = prefix + name;
  const error = state.errors[name];
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const value = state.values[name] ?? defaultValue;
  return (
    <div className={['field', error && 'field--error', className].filter(Boolean).join(' ')}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field__error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children(
        {
          id,
          name,
          defaultValue: value,
          'aria-describedby': describedBy || undefined,
          'aria-invalid': error ? true : undefined,
        },
        // React empties a form after its action: a control made anew starts from what was typed.
        value,
      )}
    </div>
  );
}

type TextFieldProps = FieldProps & {
  readonly type?: HTMLInputTypeAttribute;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly inputMode?: 'text' | 'email' | 'numeric';
};

export function TextField({ type = 'text', autoComplete, inputMode, ...frame }: TextFieldProps) {
  return (
    <Field {...frame}>
      {(control, key) => (
        <input
          key={key}
          {...control}
          type={type}
          autoComplete={autoComplete}
          inputMode={inputMode}
          spellCheck={false}
          {...(type === 'email' && { dir: 'ltr' })}
        />
      )}
    </Field>
  );
}

/** A day; typed or picked, it is sent as 2026-11-21. */
export function DateField(frame: FieldProps) {
  return <Field {...frame}>{(control, key) => <input key={key} {...control} type="date" />}</Field>;
}

type SelectOption = { readonly value: string; readonly label: string };

type SelectGroup = { readonly label: string; readonly options: readonly SelectOption[] };

type SelectFieldProps = FieldProps & {
  readonly options: readonly SelectOption[];
  /** Further options, under headings. */
  readonly groups?: readonly SelectGroup[];
};

export function SelectField({ options, groups = [], ...frame }: SelectFieldProps) {
  return (
    <Field {...frame}>
      {(control, key) => (
        <select key={key} {...control}>
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
          {groups.map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.options.map((one) => (
                <option key={one.value} value={one.value}>
                  {one.label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}

export function TextArea(frame: FieldProps) {
  return <Field {...frame}>{(control, key) => <textarea key={key} {...control} />}</Field>;
}

type HiddenFieldProps = { readonly name: string; readonly value: string | number };

export function HiddenField({ name, value }: HiddenFieldProps) {
  return <input type="hidden" name={name} value={value} />;
}

/** What the page showed of a case: after a conflict, what the conflict showed. */
export function SeenField({ name, value }: HiddenFieldProps) {
  const { state } = useFormContext();
  return <input type="hidden" name={name} value={state.values[name] ?? value} />;
}

type RadioFieldProps = {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly SelectOption[];
  readonly defaultValue?: string;
  readonly className?: string;
};

/** One of a few answers, all in sight. */
export function RadioField({ name, legend, options, defaultValue = '', className }: RadioFieldProps) {
  const { state, prefix } = useFormContext();
  const id = prefix + name;
  const error = state.errors[name];
  const chosen = state.values[name] ?? defaultValue;
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={['field', error && 'field--error', className].filter(Boolean).join(' ')}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend>{legend}</legend>
      {error && (
        <p className="field__error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {options.map((one) => (
        <div key={one.value} className="choice">
          <input
            // React empties a form after its action: a control made anew starts from what was chosen.
            key={chosen}
            id={`${id}-${one.value}`}
            type="radio"
            name={name}
            value={one.value}
            defaultChecked={one.value === chosen}
          />
          <label htmlFor={`${id}-${one.value}`}>{one.label}</label>
        </div>
      ))}
    </fieldset>
  );
}

type SubmitButtonProps = {
  readonly label: string;
  readonly pendingLabel: string;
  readonly variant?: 'main' | 'quiet';
  /** What the button is about, read aloud after its words where several buttons have the same. */
  readonly about?: string;
};

/** Stays in reach of the keyboard while the form is on its way; the form itself ignores a second press. */
export function SubmitButton({ label, pendingLabel, variant = 'main', about }: SubmitButtonProps) {
  const { isPending } = useFormContext();
  return (
    <button
      type="submit"
      className={variant === 'quiet' ? 'btn btn--quiet' : 'btn'}
      aria-disabled={isPending ? true : undefined}
    >
      {isPending ? pendingLabel : label}
      {about && <span className="vh">: {about}</span>}
    </button>
  );
}
