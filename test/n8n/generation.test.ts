import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
	GeneratedClip,
	SceneImage,
	SpeechGenerateResult,
	VideoAssembleResult,
	Warning,
} from '@showrunner/contract';
import { measureVideo } from '../kits/measure-video.js';
import { openStage, outputOf, type Stage } from '../kits/n8n.js';
import {
	jobsOf,
	openTemplate,
	productionOf,
	readTemplate,
	saveAsset,
	withParameters,
	type Runner,
} from '../kits/template.js';
import { temporaryFolder } from '../kits/temporary-folder.js';

const webhook = 'showrunner/story-to-moving-pictures';
const text = 'The lamp turned once every ten seconds.\n\nThe keeper slept until dawn.';

type Section = {
	speech: SpeechGenerateResult;
	visuals: {
		images: SceneImage[];
		warnings: Warning[];
		model: string | null;
		clips: GeneratedClip[];
		clipJob: { engine: string; failed: unknown[] };
	};
	video: VideoAssembleResult;
};

describe('a story in moving pictures, on a machine without a model', () => {
	const { path: folder, remove } = temporaryFolder('generation');
	let stage: Stage;
	let first: Runner | undefined;
	beforeAll(async () => void (stage = await openStage()), 300_000);
	afterAll(async () => {
		await stage?.close();
		remove();
	});

	it('becomes a video of clips that a camera made, and says what stood in', async () => {
		const template = withParameters(readTemplate('03-story-to-moving-pictures.json'), 'Assemble video', {
			...{ quality: 'draft', options: { scale: 0.5 } },
		});
		first = await openTemplate(stage, template, webhook);
		const execution = await first.run({ text, title: 'The lamp' });
		expect([execution.status, execution.data?.resultData.error?.message]).toEqual(['success', undefined]);
		const { speech, visuals, video } = outputOf(execution, 'Complete production')[0]?.json as unknown as Section;

		const ids = speech.scenes.map(({ id }) => id);
		expect(visuals.images.map(({ sceneId, aspectRatio }) => [sceneId, aspectRatio])).toEqual(
			ids.map((id) => [id, '9:16']),
		);
		expect(visuals.model).toBeNull();
		expect(visuals.warnings.filter(({ code }) => code === 'model-substituted')).toHaveLength(ids.length);
		expect(visuals.clips.map(({ sceneId }) => sceneId)).toEqual(ids);
		expect(visuals.clipJob).toMatchObject({ engine: 'cinematic', failed: [] });
		for (const [index, clip] of visuals.clips.entries()) {
			expect(clip).toMatchObject({ aspectRatio: '9:16', hasSound: false });
			expect(clip.durationMs).toBeGreaterThanOrEqual(speech.scenes[index]?.durationMs ?? Infinity);
		}

		const assembled = (await jobsOf(stage)).find(({ kind }) => kind === 'video.assemble');
		expect(assembled?.state).toBe('succeeded');
		expect(video.videos.map(({ aspectRatio }) => aspectRatio)).toEqual(['9:16']);
		const production = await productionOf(stage, execution);
		expect(production.steps.map(({ name }) => name)).toEqual(expect.arrayContaining(['images', 'clips', 'video']));
		const file = await saveAsset(stage, production, 'video-9x16', path.join(folder, 'video.mp4'));
		expect(await measureVideo(file)).toMatchObject({ width: 540, height: 960, fps: 30, videoCodec: 'h264' });
	}, 900_000);

	it('stops with both ways out where art must not stand in', async () => {
		const template = withParameters(readTemplate('03-story-to-moving-pictures.json'), 'Paint scenes', {
			options: { ifNoModelCan: 'stop' },
		});
		if (first) await stage.n8n.api.deactivate(first.workflowId);
		const { run } = await openTemplate(stage, template, webhook);
		const execution = await run({ text, title: 'The lamp' });
		expect(execution.status).toBe('error');
		const { error, lastNodeExecuted } = execution.data?.resultData ?? {};
		expect(lastNodeExecuted).toBe('Paint scenes');
		expect(error?.message).toContain("'Model'");
		expect(JSON.stringify(error)).toContain("'If No Model Can'");
	});
});
