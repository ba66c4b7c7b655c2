import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { realJobs } from '../../kits/built-service';
import { runNode } from '../../kits/run-node';

const scene = (id: string) => ({ id, narration: `Narration ${id}.`, visualPrompt: `Picture ${id}`, mood: 'calm' });
const story = { title: 'T', locale: 'en', scenes: ['a', 'b', 'c'].map(scene) };
const finding = { where: { kind: 'picture', sceneId: 'b' }, category: 'violence', score: 0.9, reason: 'Too rough' };
const moderation = {
	...{ verdict: 'review', attempt: 1, findings: [finding] },
	redo: { scenes: ['b'], reasons: { b: ['Too rough'] } },
};
type Visuals = { images: { sceneId: string; assetId: string }[]; clips?: { sceneId: string }[] };

describe('pictures that a check wants anew', () => {
	let service: NodeService;
	beforeAll(async () => void (service = await openNodeService('image-redo', {}, realJobs)));
	afterAll(async () => await service.close());
	const generate = async (json: IDataObject, options: IDataObject = {}) => {
		const parameters = { style: 'art', aspectRatios: ['1:1'], options };
		const wanted = { node: 'Image', resource: 'image', operation: 'generate', parameters, json };
		const { json: made, error } = await runNode(service.credentials, wanted);
		expect(error).toBeUndefined();
		return made.visuals as Visuals;
	};
	const ids = ({ images }: Visuals) => images.map(({ assetId }) => assetId);

	it('are the only ones that are made, each try another one', async () => {
		const first = await generate({ story });
		const clips = [
			{ sceneId: 'a', assetId: 'a'.repeat(64) },
			{ sceneId: 'b', assetId: 'b'.repeat(64) },
		];
		const visuals = { ...first, clips };
		const second = await generate({ story, visuals, moderation }, { onlyRedo: true });
		expect(second.images.map(({ sceneId }) => sceneId)).toEqual(['a', 'b', 'c']);
		expect([ids(second)[0], ids(second)[2]]).toEqual([ids(first)[0], ids(first)[2]]);
		expect(ids(second)[1]).not.toBe(ids(first)[1]);
		expect(second.clips).toEqual([clips[0]]);
		const third = await generate(
			{ story, visuals: second, moderation: { ...moderation, attempt: 2 } },
			{ onlyRedo: true },
		);
		expect(new Set([ids(first)[1], ids(second)[1], ids(third)[1]]).size).toBe(3);
	});

	it('are all of them where no check named a scene', async () => {
		const first = await generate({ story });
		const again = await generate({ story, visuals: first }, { onlyRedo: true });
		expect(again.images).toHaveLength(3);
	});
});
