import type { JobRequest } from '@showrunner/contract';
import type { AspectRatio, CaptionProfile } from '../../../../contract/vocabulary';
import { isRecord } from '../../../shared/is-record';
import type { ItemContext } from '../../../shared/item-context';
import { readAssetId } from '../../../shared/read-asset-id';
import { readOptionalSection } from '../../../shared/sections/read-section';

type Score = JobRequest<'video.score'>;
type Options = NonNullable<Score['expectations']> & { captionProfile?: CaptionProfile };

const expected = [
	...(['aspectRatio', 'platform', 'shortSide', 'sound', 'integratedLufs', 'truePeakDbtp'] as const),
	...(['longestBlackMs', 'longestFreezeMs', 'longestSilenceMs'] as const),
];

/** Reads the node's form; what it leaves open follows from the videos that the item carries. */
export function readScore(item: ItemContext): Score {
	const { node, itemIndex } = item;
	const options = node.getNodeParameter('options', itemIndex, {}) as Options;
	const assetId = readAssetId(item);
	const made = madeVideos(item);
	const aspectRatio = made.find((video) => video.assetId === assetId)?.aspectRatio;
	const wished = Object.fromEntries(expected.flatMap((key) => (key in options ? [[key, options[key]]] : [])));
	const captions = readCaptions(item, options.captionProfile ?? profileFor(made));
	return {
		assetId,
		expectations: { ...(aspectRatio && !options.platform && { aspectRatio }), ...wished },
		...(captions && { captions }),
		minimumScore: node.getNodeParameter('minimumScore', itemIndex, 70) as number,
	};
}

type MadeVideo = { assetId?: unknown; aspectRatio?: AspectRatio };

function madeVideos({ input }: ItemContext): MadeVideo[] {
	const { video } = input.json;
	const videos = isRecord(video) ? video.videos : undefined;
	return Array.isArray(videos) ? videos.filter(isRecord) : [];
}

/** As Assemble chooses it: a few large words where there is an upright or square format. */
const profileFor = (made: readonly MadeVideo[]): CaptionProfile =>
	made.some(({ aspectRatio }) => aspectRatio !== undefined && aspectRatio !== '16:9') ? 'shorts' : 'subtitle';

/** The first caption file of a kind that has times to read. */
function readCaptions(item: ItemContext, profile: CaptionProfile): Score['captions'] {
	const section = readOptionalSection(item, { field: 'captions', noun: 'captions section', madeBy: 'Assemble' });
	const files = Array.isArray(section?.files) ? section.files.filter(isRecord) : [];
	const file = files.find(({ format }) => format === 'srt' || format === 'vtt');
	if (typeof file?.assetId !== 'string') return undefined;
	const { speech } = item.input.json;
	const locale = section?.locale ?? (isRecord(speech) ? speech.locale : undefined);
	return { assetId: file.assetId, profile, ...(typeof locale === 'string' && { locale }) };
}
