import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** 256 random bits, safe in an address. */
export const randomToken = (): string => randomBytes(32).toString('base64url');

/** Six digits, for a person to type. */
export const randomCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** SHA-256 of a text, 64 hexadecimal digits. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What is stored instead of a secret: tokens have 256 bits, so a plain hash cannot be reversed. */
export const hashSecret = (secret: string): string => digestOf(secret);

/** Compares two hashes without telling by its time how much of them agrees. */
export function isSameHash(a: string, b: string): boolean {
  const [one, two] = [Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8')];
  return one.length === two.length && timingSafeEqual(one, two);
}

/** A time-ordered id made by the application: `uuidv7()` exists only in PostgreSQL 18. @source RFC 9562 §5.7 */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
