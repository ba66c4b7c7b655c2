import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { JobInput, SpokenScene, Warning } from '@showrunner/contract';
import type { AlignedScene, AlignSpeech, SoundToAlign } from '../../domain/speech/align-speech.js';
import { Refusal } from '../../domain/refusal.js';
import { derivedName } from '../assets/derived-name.js';
import { storeDerived } from '../generation/store-derived.js';
import { inLanes } from '../in-lanes.js';
import type { JobContext, JobHandler } from '../job-handler.js';

type Scene = JobInput<'speech.align'>['scenes'][number];
/** Each holds a scene of up to twenty minutes as samples. */
const mostLanes = 2;

export function createSpeechAlignHandler({ alignSpeech }: { alignSpeech: AlignSpeech }): JobHandler<'speech.align'> {
	return {
		kind: 'speech.align',
		version: 1,
		weight: 'light',
		async run({ locale, scenes }, context) {
			const done: { scene: SpokenScene; aligned: AlignedScene }[] = [];
			let doneCount = 0;
			context.progress(0, `Listening: 0 of ${scenes.length} scenes`);
			await inLanes(mostLanes, [...scenes.entries()], async ([index, scene]) => {
				const aligned = await alignScene(alignSpeech, { scene, index, locale }, context);
				done[index] = { scene: await storedScene(scene, aligned, context), aligned };
				context.progress(++doneCount / scenes.length, `Listening: ${doneCount} of ${scenes.length} scenes`);
			});
			const spoken = done.map(({ scene }) => scene);
			const durationMs = spoken.reduce((sum, scene) => sum + scene.durationMs, 0);
			return { locale, voice: null, scenes: spoken, durationMs, warnings: done.flatMap(sceneWarnings) };
		},
	};
}

async function alignScene(
	alignSpeech: AlignSpeech,
	{ scene, index, locale }: { scene: Scene; index: number; locale: string },
	{ assets, workDir, signal }: JobContext,
): Promise<AlignedScene> {
	try {
		const sounds: SoundToAlign[] = [];
		for (const [part, { assetId, words }] of soundsOf(scene).entries())
			sounds.push({ path: await localPath(assets, assetId, part), given: words ?? null });
		return await alignSpeech.scene({ text: scene.text, locale, sounds }, { workDir, signal });
	} catch (error) {
		// Which of many scenes it was is what the user needs to know.
		if (!(error instanceof Refusal) || !error.problem.field?.endsWith('assetId')) throw error;
		throw new Refusal({ ...error.problem, field: `scenes[${index}].${error.problem.field}` }, { cause: error });
	}
}

/** The first sound and those that go on from it; none where nobody speaks. */
const soundsOf = ({ assetId, words, further = [] }: Scene) =>
	assetId === null ? [] : [{ assetId, words }, ...further];

async function localPath(assets: JobContext['assets'], assetId: string, part: number): Promise<string> {
	try {
		return await assets.localPath(assetId);
	} catch (error) {
		if (part === 0 || !(error instanceof Refusal) || error.problem.field !== 'assetId') throw error;
		throw new Refusal({ ...error.problem, field: `further[${part - 1}].assetId` }, { cause: error });
	}
}

async function storedScene(
	scene: Scene,
	{ path: file, durationMs, words }: AlignedScene,
	context: JobContext,
): Promise<SpokenScene> {
	const { id, text } = scene;
	const madeFrom = soundsOf(scene).map(({ assetId }) => assetId);
	const [assetId] = madeFrom;
	if (file === null || assetId === undefined) return { id, text, assetId: null, durationMs, words };
	const name = derivedName(await context.assets.get(assetId), '.wav');
	const asset = await storeDerived(file, { name, mediaType: 'audio/wav', madeFrom }, context);
	await rm(path.dirname(file), { recursive: true, force: true });
	return { id, text, assetId: asset.id, durationMs, words };
}

function sceneWarnings({ scene, aligned }: { scene: SpokenScene; aligned: AlignedScene }, index: number): Warning[] {
	const field = `scenes[${index}]`;
	const warnings: Warning[] = [];
	if (aligned.unfit !== null)
		warnings.push({
			code: 'given-times-unfit',
			message: `The given word times of scene ${scene.id} were not used: ${aligned.unfit}`,
			field: `${field}.words`,
		});
	if (scene.assetId !== null && scene.words.some(({ source }) => source === 'estimated'))
		warnings.push({
			code: 'word-times-estimated',
			message: `Some word times of scene ${scene.id} are estimated`,
			field,
		});
	return warnings;
}
