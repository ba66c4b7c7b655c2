const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

/** A UTC instant as people read it: 26 Nov 2026, 20:44 UTC. */
export const toldTime = (instant: string): string => `${format.format(new Date(instant))} UTC`;
