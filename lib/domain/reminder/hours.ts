import { parisHour } from '../calendar/civil-date.ts';

/** Mails go out in these hours of the Paris day. @source DOMAIN §4 */
export const SENDING_HOURS = { from: 8, until: 20 } as const;

export function isSendingHour(now: Date): boolean {
  const hour = parisHour(now);
  return hour >= SENDING_HOURS.from && hour < SENDING_HOURS.until;
}
