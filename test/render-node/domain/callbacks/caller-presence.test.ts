import { describe, expect, it } from '@jest/globals';
import { isResumeUrl, presenceOf } from '../../../../render-node/src/domain/callbacks/caller-presence.js';

const said = (code: number, message: string) => JSON.stringify({ code, message });

/** n8n 2.41's words to GET on the resume URL of each kind of execution. */
const answers = [
	[
		'a waiting execution',
		404,
		said(404, 'The workflow for execution "7" does not contain a waiting webhook with a matching path/method.'),
		'present',
	],
	['a running execution', 409, said(409, 'The execution "7" is running already.'), 'present'],
	['a cancelled or failed execution', 409, said(409, 'The execution "7" has finished with error.'), 'absent'],
	['a finished execution', 409, said(409, 'The execution "7 has finished already.'), 'absent'],
	['an unknown execution', 404, said(404, 'The execution "7" does not exist.'), 'absent'],
	['another token', 401, JSON.stringify({ error: 'Invalid token' }), 'unclear'],
	['an n8n that starts up', 200, 'n8n is starting up. Please wait', 'unclear'],
	['an n8n without routes yet', 404, '<pre>Cannot GET /webhook-waiting/7</pre>', 'unclear'],
	['an n8n whose database is away', 503, said(503, 'Database is not ready!'), 'unclear'],
	['a proxy', 502, '<html>Bad gateway</html>', 'unclear'],
	['some other service', 404, '', 'unclear'],
	['some other service in conflict', 409, 'conflict', 'unclear'],
	['a fault', 500, said(500, 'The execution "7" does not exist.'), 'unclear'],
] as const;

describe('presence of a caller', () => {
	it.each(answers)('reads %s', (_, status, body, presence) => {
		expect(presenceOf({ status, body })).toBe(presence);
	});

	it.each([
		['http://n8n:5678/webhook-waiting/12?signature=abc', true],
		['https://example.com/n8n/webhook-waiting/12/abc', true],
		['http://n8n:5678/webhook/orders', false],
		['http://n8n:5678/webhook-waiting', false],
		['http://example.com/?next=/webhook-waiting/12', false],
	])('asks at %s: %s', (url, isOne) => {
		expect(isResumeUrl(url)).toBe(isOne);
	});
});
