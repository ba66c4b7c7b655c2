import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Voice } from '@showrunner/contract';
import { defect } from '../../domain/refusal.js';
import { levelSound } from '../../domain/speech/level-sound.js';
import { planScene, type PlannedScene } from '../../domain/speech/plan-scene.js';
import type { SoundScene, SoundStory, SpeakOptions, SpeakRequest } from '../../domain/speech/speech.js';
import { storyWarnings } from '../../domain/speech/story-warnings.js';
import type { Engine } from './engine.js';
import { deliveredRateHz, polishSound } from './polish-sound.js';
import { silentScene, speakScene, type SceneSound } from './speak-scene.js';
import { writeWav } from './wav.js';
import type { WordAligner } from './word-aligner.js';

export type StoryTools = { engine: Engine; align: WordAligner | null; ffmpegPath: string };

/** Every scene in one voice, several at a time. */
export async function speakStory(
	request: SpeakRequest,
	voice: Voice,
	{ engine, align, ffmpegPath }: StoryTools,
	{ workDir, signal, onScene }: SpeakOptions,
): Promise<Omit<SoundStory, 'voice'>> {
	const { locale, speed } = request;
	const say = engine.sayWord(voice);
	const planned = request.scenes.map((scene) => planScene(scene.text, locale, say));
	const sounds: SceneSound[] = [];
	const scenes: SoundScene[] = [];
	const queue = [...request.scenes.entries()];
	let doneCount = 0;
	// The first lane to fail stops the others, so that none works on for nothing.
	const stop = new AbortController();
	const bothSignals = AbortSignal.any([signal, stop.signal]);
	const work = async (_: unknown, laneIndex: number) => {
		const dir = join(workDir, `lane-${laneIndex}`);
		await mkdir(dir, { recursive: true });
		const lane = await engine.open({ voice, speed, dir, signal: bothSignals });
		try {
			for (let next = queue.shift(); next; next = queue.shift()) {
				const [index, { id, text }] = next;
				const plan = planned[index] ?? { sentences: [], altered: [] };
				const scene = await speakScene(plan, { lane, align, locale, speed, dir, signal: bothSignals });
				const path = scene.sound ? join(workDir, `scene-${index}.wav`) : null;
				if (scene.sound && path) {
					const polished = await polishSound(ffmpegPath, scene.sound, engine.dull, bothSignals);
					levelSound(polished.samples, deliveredRateHz);
					await writeFile(path, writeWav(polished));
				}
				sounds[index] = scene;
				scenes[index] = { id, text, path, durationMs: scene.durationMs, words: scene.words };
				onScene(++doneCount, request.scenes.length);
			}
		} catch (error) {
			stop.abort(error);
			throw error;
		} finally {
			await lane.close();
			await rm(dir, { recursive: true, force: true });
		}
	};
	const laneCount = Math.min(engine.laneLimit, request.scenes.length);
	const ends = await Promise.allSettled(Array.from({ length: laneCount }, work));
	signal.throwIfAborted();
	const broken = ends.find((end) => end.status === 'rejected');
	if (broken) throw broken.reason;
	refuseIfMute(voice, planned, sounds);
	return { source: engine.source(voice), scenes, warnings: storyWarnings(voice, factsOf(request, planned, sounds)) };
}

/** The whole story at reading speed, for languages that no voice here speaks. */
export function readStory({ scenes, locale, speed }: SpeakRequest, onScene: SpeakOptions['onScene']): SoundScene[] {
	const say = () => ({ spoken: '', altered: null });
	return scenes.map(({ id, text }, index) => {
		const { durationMs, words } = silentScene(planScene(text, locale, say), { locale, speed });
		onScene(index + 1, scenes.length);
		return { id, text, path: null, durationMs, words };
	});
}

function factsOf(request: SpeakRequest, planned: PlannedScene[], sounds: SceneSound[]) {
	const estimated = sounds.map(
		({ sound, words }) => sound !== null && words.some((word) => word.source === 'estimated'),
	);
	return {
		altered: planned.flatMap((plan) => plan.altered),
		failed: sounds.flatMap((scene) => scene.failed),
		estimatedScenes: request.scenes.filter((_, index) => estimated[index]).map((scene) => scene.id),
	};
}

/** One lost sentence is a warning; an engine that said nothing at all is broken. */
function refuseIfMute(voice: Voice, planned: PlannedScene[], sounds: SceneSound[]): void {
	const hasWords = planned.some((plan) => plan.sentences.some((sentence) => sentence.text !== ''));
	if (!hasWords || sounds.some((scene) => scene.sound !== null)) return;
	throw defect('speech-failed', `The voice ${voice.id} gave no sound.`, {
		field: 'voice',
		fix: 'Try again with another voice; the log of the render-node has the details.',
	});
}
