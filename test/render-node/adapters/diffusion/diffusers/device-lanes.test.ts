import { describe, expect, it } from '@jest/globals';
import {
	createDeviceLanes,
	type Lane,
} from '../../../../../render-node/src/adapters/diffusion/diffusers/device-lanes.js';

const gpu = { index: 0, name: 'GPU', kind: 'cuda' as const, memoryBytes: 1 };
const anyOf = (free: readonly Lane[]) => free[0] ?? null;
const never = new AbortController().signal;

describe('the lanes of devices', () => {
	it('are not lost to an order that is cancelled in the moment in which they become free', async () => {
		const lanes = createDeviceLanes();
		lanes.laneOf(gpu);
		const lane = await lanes.take(anyOf, never);
		const cancelled = new AbortController();
		const first = lanes.take(anyOf, cancelled.signal).catch((reason: unknown) => reason);
		const second = lanes.take(anyOf, never);
		cancelled.abort('enough');
		lanes.release(lane);
		expect(await first).toBe('enough');
		expect(await Promise.race([second, new Promise((resolve) => setTimeout(() => resolve('nobody'), 200))])).toBe(lane);
	});
});
