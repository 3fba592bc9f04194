const RIGHT_TO_LEFT = ['ar'];

/** The writing direction of a locale, with or without its region. */
export const directionOf = (locale: string): 'ltr' | 'rtl' =>
  RIGHT_TO_LEFT.includes(locale.split('-')[0] ?? '') ? 'rtl' : 'ltr';
