import type { Sound, Timeline } from '@showrunner/contract';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { contentHash } from '../../domain/jobs/content-hash.js';
import { SoundUnreadable } from '../../domain/audio/sound-unreadable.js';
import type { Loudness, MixPlan } from '../../domain/timeline/mix-audio.js';
import { MediaUnreadable, type Cost } from '../../domain/timeline/renderer.js';
import { clipSounds, type PlacedClipSound } from '../../domain/timeline/clip-sounds.js';
import type { MediaFacts } from '../../domain/timeline/media-facts.js';
import { timelineDurationMs } from '../../domain/timeline/timeline-duration.js';
import type { AssemblyDeps } from './assembly-deps.js';

export type MixedSound = {
	/** An .m4a; null for a video without a sound track. */
	path: string | null;
	/** Of all that shapes it; null without a sound track. */
	key: string | null;
	/** Null for silence. */
	loudness: Loudness | null;
};

export type MixTools = Pick<AssemblyDeps, 'mixAudio' | 'segmentCache'> & {
	/** Names the makers and their versions; another engine's mix is not used. */
	engine: string;
	sources: ReadonlyMap<string, string>;
	media: MediaFacts;
	workDir: string;
	signal: AbortSignal;
	/** Told of processor time, also of work that led to nothing. */
	spend: (cost: Cost) => void;
};

/** Raise it when the same plan is to sound differently. */
const mixVersion = 1;

/** One sound track for all outputs, kept like the segments by what goes into it. */
export async function mixSound(timeline: Timeline, tools: MixTools): Promise<MixedSound> {
	const { voice, effects, music, levels, loudness: target } = timeline;
	const durationMs = timelineDurationMs(timeline);
	const clips = clipSounds(timeline, tools.media);
	const sounds = { voice, effects, music, levels, ...(clips.length > 0 && { clips }) };
	const key = contentHash({ mixVersion, engine: tools.engine, durationMs, ...sounds, target });
	const factsKey = contentHash([key, 'loudness']);
	const [kept, facts] = [await tools.segmentCache.find(key), await tools.segmentCache.find(factsKey)];
	if (kept && facts) return { path: kept, key, loudness: JSON.parse(await readFile(facts, 'utf8')) };

	const { workDir, signal, spend } = tools;
	const outPath = path.join(workDir, 'sound.m4a');
	const loudness = await tools
		.mixAudio(mixPlan(timeline, clips, tools.sources), { outPath, workDir, signal, spend })
		.catch((error: unknown) => {
			throw unreadableAsset(error, tools.sources) ?? error;
		});
	if (loudness === null && !(await exists(outPath))) return { path: null, key: null, loudness };
	const factsPath = path.join(workDir, 'loudness.json');
	await writeFile(factsPath, JSON.stringify(loudness));
	await tools.segmentCache.keep(factsKey, factsPath);
	return { path: await tools.segmentCache.keep(key, outPath), key, loudness };
}

function unreadableAsset(error: unknown, sources: ReadonlyMap<string, string>): MediaUnreadable | null {
	if (!(error instanceof SoundUnreadable)) return null;
	const [assetId = ''] = [...sources].find(([, source]) => source === error.path) ?? [];
	return new MediaUnreadable(assetId, { cause: error });
}

function mixPlan(timeline: Timeline, clips: readonly PlacedClipSound[], sources: ReadonlyMap<string, string>): MixPlan {
	const pathOf = (assetId: string) => {
		const source = sources.get(assetId);
		if (source === undefined) throw new Error(`no file for asset ${assetId}`);
		return source;
	};
	const placed = ({ assetId, ...sound }: Sound | Omit<PlacedClipSound, 'duck'>) => ({
		path: pathOf(assetId),
		...sound,
	});
	const { voice, effects, music, levels, loudness } = timeline;
	const clipSound = ({ duck: _, ...sound }: PlacedClipSound) => placed(sound);
	const [under, beside] = [clips.filter(({ duck }) => duck), clips.filter(({ duck }) => !duck)];
	return {
		durationMs: timelineDurationMs(timeline),
		voice: voice.map(placed),
		effects: [...effects.map(placed), ...beside.map(clipSound)],
		...(under.length > 0 && { ducked: under.map(clipSound) }),
		music: music ? musicOf(music, pathOf) : null,
		...(levels && { levels }),
		target: loudness,
	};
}

const musicOf = ({ assetId, ...manner }: NonNullable<Timeline['music']>, pathOf: (assetId: string) => string) => ({
	path: pathOf(assetId),
	...manner,
});

const exists = (file: string) =>
	stat(file).then(
		() => true,
		() => false,
	);
