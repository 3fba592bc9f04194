const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text from an address or a form can be an id at all; asking the database with another is an error. */
export const isId = (text: string): boolean => UUID.test(text);
