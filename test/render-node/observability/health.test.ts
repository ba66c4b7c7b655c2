import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkHealth } from '../../../render-node/src/application/health/check-health.js';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';

const clock = { now: () => new Date() };

describe('the health of a service', () => {
	let kit: ServiceKit;
	beforeAll(async () => {
		kit = await startServiceKit();
	});
	afterAll(() => kit.stop());

	it('is told part by part, each looked at just now', async () => {
		const { state, parts } = await kit.client.call('getHealth', {});
		expect({ state, parts: parts.map(({ part, state: one }) => [part, one]) }).toEqual({
			state: 'ok',
			parts: [
				['database', 'ok'],
				['storage', 'ok'],
				['queue', 'ok'],
				['webhooks', 'ok'],
				['media', 'ok'],
				['models', 'ok'],
			],
		});
	});

	it('is down with the store of the assets, and says which part it is', async () => {
		rmSync(path.join(kit.dataDir, 'assets'), { recursive: true });
		const { state, parts } = await kit.client.call('getHealth', {});
		expect(state).toBe('down');
		expect(parts.filter((part) => part.state !== 'ok').map(({ part }) => part)).toEqual(['storage']);
	});
});

describe('a look at health', () => {
	it('is as bad as its worst part, and a part that throws is down', async () => {
		const { state, parts } = await checkHealth(
			[
				{ part: 'database', look: async () => ({ state: 'ok', detail: 'fine', fix: null }) },
				{ part: 'queue', look: async () => ({ state: 'degraded', detail: 'long', fix: 'more workers' }) },
			],
			clock,
		);
		expect([state, parts.length]).toEqual(['degraded', 2]);
		const broken = { part: 'media', look: () => Promise.reject(new Error('no ffmpeg')) } as const;
		expect(await checkHealth([broken], clock)).toMatchObject({ state: 'down', parts: [{ detail: 'no ffmpeg' }] });
	});
});
