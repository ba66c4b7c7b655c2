import type { SceneImage } from '@showrunner/contract';
import type { AspectRatio, Mood, RenderQuality } from '../../../../contract/vocabulary';
import type { Warning } from '../../../../providers/core/run-chain';
import type { ItemContext } from '../../../shared/item-context';
import { canonicalLocale } from '../../../shared/locale-tags';
import { invalidField } from '../../../shared/refusals';
import { clipsOf, type SceneClip } from '../../../shared/sections/clips';
import { readEntries, readOptionalSection } from '../../../shared/sections/read-section';
import { readSpeech } from '../../../shared/sections/speech';
import { toMood } from '../../../shared/sections/story';
import { usualCrossfadeMs } from '../../timeline/place-scenes';
import {
	timelineFromItem,
	type TimelineParts,
	type TimelineRequest,
	type TimelineWishes,
} from '../../timeline/timeline-from-item';
import { readCaptions, type CaptionOptions } from './read-captions';
import { readDelivery, type DeliveryOptions } from './read-delivery';
import { readFilters, type FilterOptions } from './read-filters';
import { readLayers, storeLayers, type LayerOptions } from './read-layers';
import { readOutput, type OutputOptions } from './read-output';
import { readPace, type PaceOptions } from './read-pace';
import { readOverlays, type OverlayOptions } from './read-overlays';
import { readSound, type SoundOptions } from './read-sound';
import { readStructure, type StructureOptions } from './read-structure';
import { readCaptionLanguages, readTranslations, translationOf, type LanguageOptions } from './read-translations';
import { readVisualWishes, type VisualOptions } from './read-visuals';

type AssembleOptions = OverlayOptions &
	CaptionOptions &
	LanguageOptions &
	LayerOptions &
	PaceOptions &
	DeliveryOptions &
	FilterOptions &
	OutputOptions &
	SoundOptions &
	StructureOptions &
	VisualOptions & {
		crossfadeMs?: number;
		fps?: TimelineWishes['fps'];
		scale?: number;
		transition?: TimelineWishes['transition'];
	};

/** Reads the node's form into the timeline that the render-node takes: the item's own where it has one. */
export async function readTimeline(item: ItemContext, warn: (warning: Warning) => void): Promise<TimelineRequest> {
	const own = readOwnTimeline(item);
	if (own) return own;
	const [parts, wishes] = [readParts(item), readWishes(item)];
	const options = item.node.getNodeParameter('options', item.itemIndex, {}) as LayerOptions;
	const named = readLayers(item, options);
	// What cannot become a video is refused before a file is uploaded.
	if (named.size > 0) timelineFromItem(parts, wishes, () => undefined);
	return timelineFromItem(parts, { ...wishes, layers: await storeLayers(item, named) }, warn);
}

function readOwnTimeline(item: ItemContext): TimelineRequest | undefined {
	const wanted = { field: 'timeline', noun: 'timeline', madeBy: 'Timeline: Import' };
	const section = readOptionalSection(item, wanted);
	if (!section) return undefined;
	readEntries(section, 'scenes', wanted);
	return section as TimelineRequest;
}

function readParts(item: ItemContext): TimelineParts {
	const { scenes, locale } = readSpeech(item);
	const story = readOptionalSection(item, { field: 'story', noun: 'story', madeBy: 'Showrunner Story' }) ?? {};
	const music = readOptionalSection(item, { field: 'music', noun: 'music', madeBy: 'Showrunner Music' });
	const storyInOther = translationOf(story);
	const isOther = storyInOther && canonicalLocale(storyInOther.locale) !== canonicalLocale(locale);
	return {
		title: typeof story.title === 'string' ? story.title : '',
		locale,
		speech: scenes,
		...readVisuals(item),
		moods: readMoods(story.scenes),
		translations: readTranslations(item),
		...(isOther && { storyInOther }),
		...(typeof music?.assetId === 'string' && { musicAssetId: music.assetId }),
	};
}

function readVisuals(item: ItemContext): { images: SceneImage[]; clips: SceneClip[] } {
	const wanted = { field: 'visuals', noun: 'visuals section', madeBy: 'Showrunner Image' };
	const section = readOptionalSection(item, wanted) ?? { images: [] };
	const clips = clipsOf(section);
	// Clips that were made from words alone have no pictures beside them.
	const hasImages = clips.length === 0 || 'images' in section;
	return { images: hasImages ? (readEntries(section, 'images', wanted) as SceneImage[]) : [], clips };
}

function readMoods(scenes: unknown): Record<string, Mood> {
	if (!Array.isArray(scenes)) return {};
	return Object.fromEntries(
		scenes.flatMap(({ id, mood }: { id?: unknown; mood?: unknown }) => {
			const known = toMood(mood);
			return typeof id === 'string' && known ? [[id, known]] : [];
		}),
	);
}

function readWishes({ node, itemIndex }: ItemContext): TimelineWishes {
	const options = node.getNodeParameter('options', itemIndex, {}) as AssembleOptions;
	const aspectRatios = node.getNodeParameter('aspectRatios', itemIndex) as AspectRatio[];
	if (aspectRatios.length === 0)
		throw invalidField('aspectRatios', 'No format is chosen', 'Choose at least one aspect ratio');
	return {
		aspectRatios,
		quality: node.getNodeParameter('quality', itemIndex) as RenderQuality,
		fps: options.fps ?? 30,
		scale: options.scale ?? 1,
		crossfadeMs: options.crossfadeMs ?? usualCrossfadeMs,
		transition: options.transition ?? 'crossfade',
		sound: readSound(options),
		overlays: readOverlays(options),
		structure: readStructure(options),
		pace: readPace(options),
		delivery: readDelivery(options),
		output: readOutput(options, aspectRatios.length),
		filters: readFilters(options),
		captions: readCaptions(options),
		captionLanguages: readCaptionLanguages(options, options.burnIn ?? true),
		visuals: readVisualWishes(options),
	};
}
