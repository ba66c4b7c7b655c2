/** For every run: no console, no questions, progress and processor time in a form that can be read. */
export const globalArguments: readonly string[] = [
	...['-nostdin', '-hide_banner', '-y', '-loglevel', 'info', '-nostats', '-benchmark'],
	...['-progress', 'pipe:1', '-stats_period', '0.5'],
];
