import type { JobRequest, SceneImage, SpokenScene } from '@showrunner/contract';
import {
	limits,
	type AspectRatio,
	type Mood,
	type RenderQuality,
	type TransitionKind,
} from '../../../contract/vocabulary';
import type { Warning } from '../../../providers/core/run-chain';
import { invalidField } from '../../shared/refusals';
import type { SceneClip } from '../../shared/sections/clips';
import { deliveryOf, outputDelivery, type DeliveryWishes } from './delivery';
import { filtersOf, type FilterWishes } from './filters';
import { paceTo, type PaceWishes } from './pace';
import { chooseCaptions, type CaptionLanguage, type Translation } from './caption-languages';
import { captionTrack, type CaptionWishes } from './captions';
import { placeScenes, type PlacedScene } from './place-scenes';
import { sceneMotion } from './scene-motion';
import { warnOfLayers, type SceneLayers } from './layers';
import { metadataTo, outputManner, type OutputWishes } from './output';
import { overlaysOf, type OverlayWishes } from './overlays';
import { heard, musicTo, type SoundWishes } from './sound';
import { chapterTitle, structureOf, type StructureWishes } from './structure';
import { variedTransition } from './varied-transition';
import { sceneVisual } from './scene-visual';
import type { VisualWishes } from './visuals';

export type TimelineRequest = JobRequest<'video.assemble'>['timeline'];

export type TimelineParts = {
	title: string;
	locale: string;
	speech: SpokenScene[];
	images: SceneImage[];
	/** A clip goes before the pictures of its scene. */
	clips: SceneClip[];
	/** Mood by scene id, for scenes without a picture. */
	moods: Record<string, Mood>;
	musicAssetId?: string;
	/** For captions in further languages. */
	translations?: Translation[];
	/** The story where the voice speaks another language. */
	storyInOther?: Translation;
};

export type TimelineWishes = {
	aspectRatios: AspectRatio[];
	quality: RenderQuality;
	fps: 24 | 25 | 30 | 50 | 60;
	/** Share of the full frame size. */
	scale: number;
	crossfadeMs: number;
	/** `varied`: another one at each boundary. */
	transition: Exclude<TransitionKind, 'cut'> | 'varied';
	sound: SoundWishes;
	overlays: OverlayWishes;
	structure: StructureWishes;
	pace: PaceWishes;
	delivery?: DeliveryWishes;
	output?: OutputWishes;
	filters?: FilterWishes;
	visuals?: VisualWishes;
	captions: CaptionWishes;
	captionLanguages?: CaptionLanguage[];
	layers?: SceneLayers;
};

/** The item's sections become the description of a video: scenes by the voice's true durations. */
export function timelineFromItem(
	parts: TimelineParts,
	wishes: TimelineWishes,
	warn: (warning: Warning) => void,
): TimelineRequest {
	const placed = placeScenes(parts.speech, wishes.crossfadeMs);
	const last = placed.at(-1);
	if (last === undefined)
		throw invalidField('speech', 'The speech has no scene', 'Map the field to what Showrunner Speech put out');
	if (last.startMs + last.durationMs > limits.videoDurationMs) {
		throw invalidField('speech', 'The video would be longer than 3 hours', 'Split the story into episodes');
	}
	const { translations, locales } = captionsOf(parts, wishes, warn);
	const scenes = scenesOf(placed, parts, wishes);
	if (wishes.layers) warnOfLayers(wishes.layers, scenes, warn);
	return {
		version: 1,
		title: parts.title,
		locale: parts.locale,
		scenes,
		// Scenes that no honest voice speaks are silent; their captions carry the story.
		voice: placed.flatMap(({ spoken, voiceStartMs }) =>
			spoken.assetId ? [{ assetId: spoken.assetId, startMs: voiceStartMs }] : [],
		),
		...musicTo(parts.musicAssetId, wishes.sound),
		captions: captionTrack(placed, wishes.captions, wishes.aspectRatios, translations),
		...overlaysOf(wishes.overlays, last.startMs + last.durationMs),
		...structureOf(wishes.structure),
		...paceTo(wishes.pace),
		...deliveryOf(wishes.delivery),
		...filtersOf(wishes.filters),
		...metadataTo(wishes.output),
		outputs: wishes.aspectRatios.map((aspectRatio) => {
			const { fps, quality, scale, delivery, output } = wishes;
			const captionLocale = locales[aspectRatio];
			const manner = { ...outputDelivery(delivery), ...outputManner(output), ...(captionLocale && { captionLocale }) };
			return { aspectRatio, fps, quality, scale, ...manner };
		}),
	};
}

/** Each with what it shows, how the camera moves over it and how it gives way to the next. */
function scenesOf(placed: readonly PlacedScene[], parts: TimelineParts, wishes: TimelineWishes) {
	return placed.map((scene, index) => {
		const { id, text } = scene.spoken;
		const words = chapterTitle(text, parts.locale);
		const title = wishes.structure.hasChapters ? words : undefined;
		const bare = { index, mood: parts.moods[id] ?? 'calm', words: words ?? '' } as const;
		const visual = sceneVisual(id, { ...parts, ...wishes }, bare);
		return {
			id,
			...(title && { title }),
			durationMs: scene.durationMs,
			visual: heard(visual, wishes.sound),
			// A clip moves by itself, and layers have a pan of their own.
			...(visual.kind !== 'clip' && visual.kind !== 'layers' && { motion: sceneMotion(index) }),
			transition: transitionAfter(scene, placed[index + 1], wishes, index),
		};
	});
}

function captionsOf(
	{ locale, speech, translations = [], storyInOther }: TimelineParts,
	{ aspectRatios, captionLanguages: languages = [] }: TimelineWishes,
	warn: (warning: Warning) => void,
) {
	const words = {
		locale,
		translations,
		sceneIds: speech.map(({ id }) => id),
		...(storyInOther && { story: storyInOther }),
	};
	return chooseCaptions(words, { aspectRatios, languages }, warn);
}

/** Between two short scenes the crossfade is shorter, so that each is seen clear for a while. */
function transitionAfter(
	scene: PlacedScene,
	next: PlacedScene | undefined,
	{ crossfadeMs, transition }: TimelineWishes,
	index: number,
) {
	const durationMs = Math.min(crossfadeMs, Math.floor(Math.min(scene.durationMs, next?.durationMs ?? Infinity) / 2));
	if (durationMs <= 0) return { kind: 'cut' as const, durationMs: 0 };
	return { kind: transition === 'varied' ? variedTransition(index) : transition, durationMs };
}
