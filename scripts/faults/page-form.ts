/** A form as a page without scripts sends it: the names and values of its fields. */
export type PageForm = ReadonlyMap<string, string>;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', '#x27': "'" };

const decoded = (text: string): string =>
  text.replace(/&(amp|quot|lt|gt|#x27);/g, (whole, name: string) => ENTITIES[name] ?? whole);

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? null : decoded(found);
}

function fieldsIn(form: string): PageForm {
  const fields = new Map<string, string>();
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, 'name');
    const isChoice = /\stype="(radio|checkbox)"/.test(tag);
    if (name !== null && (!isChoice || /\schecked(=|\s|\/|>)/.test(tag)))
      fields.set(name, attribute(tag, 'value') ?? '');
  }
  return fields;
}

/** Every form of a page, in its order. */
export function formsIn(html: string): readonly PageForm[] {
  return [...html.matchAll(/<form\b[^>]*>(.*?)<\/form>/gs)].map(([, inside]) => fieldsIn(inside ?? ''));
}

/** The form that has all of these fields, and these values where one is given; undefined when the page has none. */
export function formWith(
  html: string,
  wanted: Readonly<Record<string, string | null>>,
): PageForm | undefined {
  return formsIn(html).find((form) =>
    Object.entries(wanted).every(
      ([name, value]) => form.has(name) && (value === null || form.get(name) === value),
    ),
  );
}
