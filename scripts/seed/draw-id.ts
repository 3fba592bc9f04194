import type { Random } from '#prisma/seed/random.ts';

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** An id of version 7 whose random part comes from a seed: the same seed gives the same ids. @source RFC 9562 §5.7 */
export function drawId(random: Random, at: Date): string {
  const time = hex(at.getTime(), 12);
  const bits = () => Math.floor(random.fraction() * 2 ** 32);
  const [one, two, three] = [bits(), bits(), bits()];
  const version = hex(0x70_00 | (one & 0x0f_ff), 4);
  const variant = hex(0x80_00 | (two & 0x3f_ff), 4);
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${hex(three, 8)}${hex(one >>> 16, 4)}`;
}
