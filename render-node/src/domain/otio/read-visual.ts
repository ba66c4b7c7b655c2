import { visualFits, type Media, type Scene, type Visual } from '@showrunner/contract';
import { drawnVisual, foundDrawn, type DrawnVisual } from './drawn-visual.js';
import { searchMedia } from './find-media.js';
import type { ImportContext } from './import-context.js';
import { isEnabled, isNode, ownMetadata, schemaOf, textIn } from './otio-node.js';
import { readClipManner } from './clip-manner.js';
import { exactMs } from './exact-time.js';
import { activeReference, assetsByRatio } from './read-references.js';
import { named, type TrackItem } from './read-track.js';

type Fit = Extract<Visual, { kind: 'still' }>['fit'];

/** What a gap shows. */
const black: Visual = { kind: 'colour', colour: '#000000' };
const colour = /^#[0-9a-f]{6}$/i;

/**
 * What an item of the picture track shows. Warns of media that is not there and shows black in its place, so that all
 * that follows keeps its time.
 * @param leadMs how long before its cut the item is seen already
 */
export function readVisual(item: TrackItem, leadMs: number, context: ImportContext): Visual {
	const { node, place } = item;
	if (item.kind === 'gap' || !isEnabled(node)) return black;
	const reference = activeReference(node);
	if (reference && schemaOf(reference) === 'GeneratorReference') {
		const parameters = reference.parameters;
		const shown = isNode(parameters) ? textIn(parameters, 'color') : '';
		if (colour.test(shown)) return { kind: 'colour', colour: shown };
		const drawn = drawnVisual(reference);
		if (drawn) return shownOf(drawn, item, context);
		const kind = textIn(reference, 'generator_kind').slice(0, 60);
		context.warn('media-missing', `The generator '${kind}' of ${named(node)} is not known; black is shown`, place);
		return black;
	}
	return mediaVisual(item, leadMs, context) ?? black;
}

function shownOf(drawn: DrawnVisual, { node, place }: TrackItem, context: ImportContext): Visual {
	const search = searchMedia(context);
	const left = foundDrawn(drawn, search.find);
	const code = search.lack();
	const what = code === 'media-missing' ? 'a picture that is not there' : 'what is no picture';
	const instead = left ? 'it shows the ones that are' : 'black is shown';
	if (code) context.warn(code, `${named(node)} names ${what}; ${instead}`, place);
	return left ?? black;
}

function mediaVisual(item: TrackItem, leadMs: number, context: ImportContext): Visual | undefined {
	const { node, place } = item;
	const found = assetsByRatio(node, context.aspectRatio);
	const there = found.filter(([, id]) => context.media.has(id));
	if (there.length < found.length || there.length === 0) {
		const what = found.length === 0 ? 'names no asset of this service' : 'names an asset that is not there';
		const instead = there.length === 0 ? 'black is shown' : 'it shows the ones that are';
		context.warn('media-missing', `${named(node)} ${what}; ${instead}`, place);
	}
	const fit = readFit(item);
	const [[, assetId] = []] = there;
	const media = assetId && context.media.get(assetId);
	if (!assetId || !media) return undefined;
	if (media.kind === 'video')
		return {
			...{ kind: 'clip', assetId, fit },
			trimStartMs: readTrim(item, leadMs, media, context),
			...readClipManner(item, context),
		};
	const pictures = there.filter(([, id]) => context.media.get(id)?.kind === 'image');
	if (pictures.length > 0) return { kind: 'still', assetIds: Object.fromEntries(pictures), fit };
	context.warn('media-unsuitable', `${named(node)} is neither a picture nor a clip; black is shown`, place);
	return undefined;
}

const readFit = ({ node }: TrackItem): Fit => visualFits.find((fit) => fit === ownMetadata(node).fit) ?? 'cover';

function readTrim(item: TrackItem, leadMs: number, { durationMs }: Media, { warn }: ImportContext): number {
	const { node, place, sourceMs, frameMs } = item;
	const fromMs = sourceMs - leadMs;
	const trimMs = exactMs(ownMetadata(node).trim, fromMs) ?? Math.max(0, Math.round(fromMs));
	if (fromMs < -frameMs)
		warn('trim-adjusted', `${named(node)} has too little before its cut for the transition; it begins later`, place);
	if (!durationMs || trimMs < durationMs) return trimMs;
	warn('trim-adjusted', `${named(node)} begins after its media ends; it begins with the media`, place);
	return 0;
}

/** A member of a scene that the document has no word for, such as its camera. */
export function readOwn<K extends 'filters' | 'motion' | 'transition'>(
	{ node, place }: TrackItem,
	key: K,
	parse: (value: unknown) => { success: boolean; data?: Scene[K] },
	{ warn }: ImportContext,
): Scene[K] | undefined {
	const value = ownMetadata(node)[key];
	if (value === undefined) return undefined;
	const parsed = parse(value);
	if (!parsed.success) warn('metadata-ignored', `The metadata '${key}' of ${named(node)} is not as it must be`, place);
	return parsed.data;
}
