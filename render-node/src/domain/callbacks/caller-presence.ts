/** What a receiver said: status and the beginning of the body. */
export type Answer = { status: number; body: string };

/** `absent`: surely nobody waits. `present`: somebody does. `unclear`: nothing may be concluded. */
export type Presence = 'present' | 'absent' | 'unclear';

/** Whether a URL is one on which an n8n execution waits; only such a URL may be asked with GET. */
export function isResumeUrl(url: string): boolean {
	return /\/webhook-waiting\/[^/?]+/.test(new URL(url).pathname);
}

const says = (answer: Answer, status: number, words: RegExp) => answer.status === status && words.test(answer.body);

/**
 * Reads n8n's answer to GET on a resume URL that is registered for POST (n8n 2.41, waiting webhooks):
 *
 * | execution              | status | message                                          | presence |
 * |------------------------|--------|--------------------------------------------------|----------|
 * | waiting                | 404    | does not contain a waiting webhook with a match… | present  |
 * | running                | 409    | is running already                               | present  |
 * | cancelled or failed    | 409    | has finished with error                          | absent   |
 * | succeeded              | 409    | has finished already                             | absent   |
 * | unknown or deleted     | 404    | The execution "…" does not exist                 | absent   |
 * | any other answer: another token, a proxy, n8n starting up                  | unclear  |
 */
export function presenceOf(answer: Answer): Presence {
	if (says(answer, 409, /has finished (already|with error)/)) return 'absent';
	if (says(answer, 404, /The execution .{1,40} does not exist/)) return 'absent';
	if (says(answer, 409, /is running already/)) return 'present';
	if (says(answer, 404, /does not contain a waiting webhook/)) return 'present';
	return 'unclear';
}

/** A caller counts as gone when it was found absent this often in a row. */
export const absencesUntilGone = 2;
