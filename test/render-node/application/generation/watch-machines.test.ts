import { describe, expect, it } from '@jest/globals';
import type { GenerationKind } from '@showrunner/contract';
import { toModel } from '../../../../render-node/src/application/generation/offered-models.js';
import { watchMachines } from '../../../../render-node/src/application/generation/watch-machines.js';
import type { OfferedModels } from '../../../../render-node/src/domain/store/offered-models.js';
import type { Store } from '../../../../render-node/src/domain/store/store.js';
import { paintingModel } from '../../../kits/painting-engine.js';
import { silentLog } from '../../../kits/silent-log.js';

const machine = (machineId: string, kinds: GenerationKind[], available = true): OfferedModels => ({
	machineId,
	models: [toModel({ card: paintingModel({ id: machineId, kinds }), available, note: '' })],
});
const beside = (...others: OfferedModels[]) =>
	watchMachines({
		store: { machines: { since: async () => others } } as unknown as Store,
		clock: { now: () => new Date() },
		log: silentLog(),
		ownModels: async () => [],
	});

describe('a job is better done elsewhere', () => {
	it('where one machine can do all of it', async () => {
		const { isElsewhere } = beside(machine('wan', ['text-to-video', 'image-to-video']));
		expect(await isElsewhere(['text-to-video', 'image-to-video'], 'auto')).toBe(true);
		expect(await isElsewhere(['text-to-video', 'image-to-video'], 'wan')).toBe(true);
		expect(await isElsewhere(['text-to-video'], 'ltx')).toBe(false);
	});

	it('but not where it would take two, or one that is not ready', async () => {
		const parts = beside(machine('words', ['text-to-video']), machine('stills', ['image-to-video']));
		expect(await parts.isElsewhere(['text-to-video', 'image-to-video'], 'auto')).toBe(false);
		expect(await parts.isElsewhere(['image-to-video'], 'auto')).toBe(true);
		const { isElsewhere } = beside(machine('wan', ['text-to-video'], false));
		expect(await isElsewhere(['text-to-video'], 'auto')).toBe(false);
	});
});
