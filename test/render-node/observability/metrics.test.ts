import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMetrics } from '../../../render-node/src/adapters/metrics/prometheus.js';
import { eventually } from '../../kits/patience.js';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';
import { silentLog } from '../../kits/silent-log.js';
import type { SegmentCache } from '../../../render-node/src/domain/ports.js';
import { temporaryFolder } from '../../kits/temporary-folder.js';

/** Value of one series by its name with labels, as Prometheus writes it. */
const valueOf = (text: string, series: string): number | null => {
	const line = text.split('\n').find((one) => one.startsWith(`${series} `));
	return line === undefined ? null : Number(line.slice(series.length + 1));
};

describe('the metrics of a service', () => {
	let kit: ServiceKit;
	let release: () => void = () => undefined;
	const held = new Promise<void>((resolve) => {
		release = resolve;
	});
	const read = async () => (await kit.fetch('/metrics')).text();
	const order = (effect: string) =>
		kit.client.call('createJob', { body: { kind: 'sound.generate', input: { effect } } });

	beforeAll(async () => {
		kit = await startServiceKit({
			env: { SHOWRUNNER_LIGHT_SLOTS: '1' },
			handlers: [
				{
					kind: 'sound.generate',
					version: 1,
					weight: 'light',
					async run() {
						await held;
						return { assetId: '0'.repeat(64), durationMs: 1, warnings: [] };
					},
				},
			],
		});
	});
	afterAll(() => kit.stop());

	it('tell how many jobs wait, since when, and how long they had to', async () => {
		await order('pop');
		const second = await order('ding');
		const busy = await eventually('the first to run', async () => {
			const text = await read();
			return valueOf(text, 'showrunner_jobs{state="running"}') === 1 && text;
		});
		expect(valueOf(busy, 'showrunner_queue_depth{queue="light"}')).toBe(1);
		expect(valueOf(busy, 'showrunner_queue_depth{queue="heavy"}')).toBe(0);
		expect(valueOf(busy, 'showrunner_queue_oldest_seconds{queue="light"}')).toBeGreaterThan(0);
		release();
		await kit.client.call('getJob', { params: { jobId: second.id }, query: { waitMs: 20_000 } });
		const idle = await read();
		expect(valueOf(idle, 'showrunner_queue_depth{queue="light"}')).toBe(0);
		expect(valueOf(idle, 'showrunner_queue_oldest_seconds{queue="light"}')).toBe(0);
		expect(valueOf(idle, 'showrunner_job_wait_seconds_count{kind="sound.generate"}')).toBe(2);
		expect(valueOf(idle, 'showrunner_job_seconds_count{kind="sound.generate",state="succeeded",cached="false"}')).toBe(
			2,
		);
	});

	it('tell of requests by their route, never by ids or addresses', async () => {
		const text = await read();
		expect(valueOf(text, 'showrunner_http_request_seconds_count{route="createJob",method="POST",status="202"}')).toBe(
			2,
		);
		expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
	});

	it('tell of room on the disk and of webhooks', async () => {
		const text = await read();
		expect(valueOf(text, 'showrunner_disk_free_bytes')).toBeGreaterThan(0);
		expect(valueOf(text, 'showrunner_webhooks{state="pending"}')).toBe(0);
		expect(valueOf(text, 'showrunner_store_up')).toBe(1);
	});
});

describe('metrics while the database is away', () => {
	it('say so, and go on telling all the rest', async () => {
		const folder = temporaryFolder('metrics');
		const away = async () => {
			throw new Error('connect ECONNREFUSED');
		};
		const books = {
			budgets: { running: away },
			jobs: { countByState: away, queueDepths: away },
			deliveries: { countByState: away },
		};
		const metrics = createMetrics({ books, dataDir: folder.path, log: silentLog() });
		metrics.videoEncoded('libx264');
		const { text } = await metrics.render();
		folder.remove();
		expect(valueOf(text, 'showrunner_store_up')).toBe(0);
		expect(valueOf(text, 'showrunner_videos_encoded_total{encoder="libx264"}')).toBe(1);
		// A number that is not known is left out: a zero would end an alert that has to go on.
		expect(text).not.toMatch(/^showrunner_queue_depth\{/m);
	});

	it('count what was found done', async () => {
		const folder = temporaryFolder('metrics');
		const none = async () => [];
		const books = {
			budgets: { running: none },
			jobs: { countByState: none, queueDepths: none },
			deliveries: { countByState: none },
		};
		const metrics = createMetrics({ books, dataDir: folder.path, log: silentLog() });
		const cache: SegmentCache = {
			find: async (key) => (key === 'known' ? '/a/file' : null),
			keep: async (_key, place) => place,
			hold: () => ({ ...cache, letGo: () => undefined }),
		};
		const segments = metrics.countSegments(cache);
		expect(await segments.hold().find('known')).toBe('/a/file');
		expect(await segments.find('unknown')).toBeNull();
		const { text } = await metrics.render();
		folder.remove();
		expect(valueOf(text, 'showrunner_cache_lookups_total{cache="segment",outcome="hit"}')).toBe(1);
		expect(valueOf(text, 'showrunner_cache_lookups_total{cache="segment",outcome="miss"}')).toBe(1);
	});
});
