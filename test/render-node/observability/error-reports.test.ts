import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { createErrorReporter } from '../../../render-node/src/adapters/sentry/create-error-reporter.js';
import { createLog } from '../../../render-node/src/adapters/log/create-log.js';
import { keepLines } from '../../kits/kept-log.js';

type Event = {
	exception?: { values: { type: string; value: string; stacktrace?: unknown }[] };
	tags?: object;
	release?: string;
};

/** Takes envelopes as Sentry does: https://develop.sentry.dev/sdk/data-model/envelopes/ */
async function startSentry() {
	const events: Event[] = [];
	const logins: string[] = [];
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const sent = Buffer.concat(chunks);
		const text = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent).toString('utf8');
		const lines = text.split('\n').map((line) => JSON.parse(line || '{}') as { type?: string });
		lines.forEach((line, at) => {
			if (line.type === 'event') events.push(lines[at + 1] as Event);
		});
		logins.push(String(request.url));
		response.writeHead(200).end('{}');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return { events, logins, dsn: `http://publickey@127.0.0.1:${port}/7`, stop: () => server.close() };
}

describe('reports of defects', () => {
	it('tell what went wrong and whose job it was, and nothing that callers sent', async () => {
		const sentry = await startSentry();
		const reporter = createErrorReporter(sentry.dsn, '1.2.3');
		const log = createLog('error', undefined, (error, message, facts) =>
			reporter.report(error, message, { jobId: String(facts.jobId) }),
		);
		const lines = keepLines(log);
		log.warn({ err: new Error('only a warning') }, 'not a defect');
		const failed = new Error('Failed query: insert into jobs\nparams: canary-of-a-user');
		log.error({ err: failed, jobId: 'job-1', input: 'canary-of-a-user' }, 'a job met a defect');
		await reporter.close();
		sentry.stop();
		const [event, ...more] = sentry.events;
		expect(more).toEqual([]);
		expect(event?.exception?.values).toEqual([
			expect.objectContaining({
				type: 'Error',
				value: 'Failed query: insert into jobs',
				stacktrace: expect.anything(),
			}),
		]);
		expect(event?.tags).toEqual({ jobId: 'job-1', message: 'a job met a defect' });
		expect(event?.release).toBe('1.2.3');
		expect(JSON.stringify(sentry.events)).not.toContain('canary');
		expect(lines).toHaveLength(1);
		expect(sentry.logins).toEqual([expect.stringContaining('/api/7/envelope/')]);
	});

	it('hold nothing up when nobody takes them', async () => {
		const reporter = createErrorReporter('http://publickey@127.0.0.1:9/7', '1.2.3');
		expect(() => reporter.report(new Error('lost'), 'a job met a defect', {})).not.toThrow();
		await expect(reporter.close()).resolves.toBeUndefined();
	});
});
