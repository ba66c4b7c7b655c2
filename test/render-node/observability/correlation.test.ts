import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog } from '../../../render-node/src/adapters/log/create-log.js';
import { workFacts } from '../../../render-node/src/application/work-context.js';
import { spanOfRun } from '../../../render-node/src/domain/tracing/correlation.js';
import { keepLines } from '../../kits/kept-log.js';
import { startCollector } from '../../kits/otlp-spans.js';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';

const run = promisify(execFile);
const execution = 'n8n/workflow-7/execution-41';

describe('work that an execution of n8n asks for', () => {
	const log = createLog('debug', workFacts);
	const lines = keepLines(log);
	let kit: ServiceKit;
	let collector: Awaited<ReturnType<typeof startCollector>>;
	let jobId = '';

	beforeAll(async () => {
		collector = await startCollector();
		kit = await startServiceKit({
			log,
			env: { SHOWRUNNER_OTLP_URL: collector.url },
			handlers: [
				{
					kind: 'sound.generate',
					version: 1,
					weight: 'light',
					async run(_input, context) {
						context.log.info({}, 'the handler is at work');
						await run('true', ['--with=words of a user']);
						return { assetId: '0'.repeat(64), durationMs: 1, warnings: [] };
					},
				},
			],
		});
		const answer = await kit.fetch('/v1/jobs', {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-correlation-id': execution },
			body: JSON.stringify({ kind: 'sound.generate', input: { effect: 'pop' } }),
		});
		jobId = ((await answer.json()) as { id: string }).id;
		const ended = await kit.client.call('getJob', { params: { jobId }, query: { waitMs: 20_000 } });
		expect(ended.state).toBe('succeeded');
		// Its last spans are sent when the service stops.
		await kit.stop();
	});
	afterAll(() => collector.stop());

	const linesOf = (message: string) => lines.filter(({ msg }) => msg === message);

	it('names the execution in the lines of its request, its job and its programs', () => {
		const expected = expect.objectContaining({ correlationId: execution });
		expect(linesOf('the handler is at work')).toEqual([expect.objectContaining({ correlationId: execution, jobId })]);
		expect(linesOf('an attempt at a job has ended')).toContainEqual(expected);
		expect(linesOf('a program has begun')).toContainEqual(
			expect.objectContaining({ correlationId: execution, jobId, program: 'true', pid: expect.any(Number) }),
		);
		expect(linesOf('a program has ended')).toContainEqual(
			expect.objectContaining({ correlationId: execution, jobId, program: 'true', exitCode: 0 }),
		);
	});

	it('leaves the lines of other requests without it', () => {
		const others = linesOf('request answered').filter(
			({ req }) => !String((req as { url: string }).url).endsWith('/jobs'),
		);
		expect(others.length).toBeGreaterThan(0);
		expect(others.filter(({ correlationId }) => correlationId === execution)).toEqual([]);
	});

	it('never writes the arguments of a program', () => {
		expect(JSON.stringify(lines)).not.toContain('words of a user');
	});

	it('is one trace, from the request to the program', () => {
		const { traceId, spanId } = spanOfRun(execution);
		const inTrace = collector.spans.filter((span) => span.traceId === traceId);
		const [request] = inTrace.filter(({ name }) => name === 'request');
		const [job] = inTrace.filter(({ name }) => name === 'job sound.generate');
		const [program] = inTrace.filter(({ name }) => name === 'child process');
		expect(request?.parentSpanId).toBe(spanId);
		expect(job?.parentSpanId).toBe(spanId);
		expect(program?.parentSpanId).toBe(job?.spanId);
		expect(inTrace.some(({ failed }) => failed)).toBe(false);
		// The request that waited for the job named no execution, and is a trace of its own.
		expect(
			collector.spans.filter(({ name, traceId: other }) => name === 'request' && other !== traceId).length,
		).toBeGreaterThan(0);
	});
});
