import type {
	ImageGenerateResult,
	RecordEvidenceRequest,
	SceneImage,
	ThumbnailComposeResult,
} from '@showrunner/contract';
import type { AspectRatio, CardStyle, Mood } from '../../contract/vocabulary';
import type { ListEnds } from '../core/known-models';
import type { ModelCard } from '../core/model-card';
import type { PriceTable, Usage } from '../core/price';
import type { Warning } from '../core/run-chain';
import type { VendorCard } from '../core/vendor-card';
import type { VendorContext } from '../core/vendor-context';
import type { PaidPiece } from '../core/buy';

export type SceneImageRequest = {
	scenes: { id: string; text: string; mood: Mood }[];
	style: CardStyle;
	/** One picture per scene and aspect ratio. */
	aspectRatios: AspectRatio[];
	locale: string;
	/** The same seed gives the same pictures. */
	seed: number;
};

/** How fine a picture is, and how dear. What vendors do not have becomes the next best, with a warning. */
export const pictureQualities = ['low', 'medium', 'high'] as const;
export type PictureQuality = (typeof pictureQualities)[number];

/** Wishes that every painting may come with. */
export type PictureManner = {
	/** `<vendor>:<model>`, a model of the render-node by its own id, or `auto`, which leaves the choice to the vendor. */
	model: string;
	/** Whether another model of the render-node may answer where the chosen one cannot; left out, it may. */
	fallBack?: boolean;
	negativePrompt?: string;
	steps?: number;
	guidance?: number;
	quality?: PictureQuality;
	seed: number;
	/** A person chose the seed; else it follows from the story. */
	isSeedChosen?: boolean;
};

export type PaintRequest = PictureManner & {
	scenes: { id: string; prompt: string }[];
	/** Added to every prompt, so that all pictures look alike; empty for none. */
	look: string;
	/** One picture per scene and aspect ratio. */
	aspectRatios: AspectRatio[];
	/** Picture to start from, and how far to go from it: 0.05 to 1. */
	reference?: { assetId: string; strength: number };
	/** The first picture is shown to the model for the style of all others. */
	holdsStyle?: boolean;
};

export type EditRequest = PictureManner & {
	assetId: string;
	/** What to change, in words. */
	instruction: string;
	/** Left out, the shape that the picture has. */
	aspectRatio?: AspectRatio;
	/** How far to go from the picture, for models that paint it anew: 0.05 to 1. */
	strength: number;
};

export type UpscaleRequest = Pick<PictureManner, 'model'> & {
	assetId: string;
	factor: 2 | 4;
	/** What is seen on it, for models that ask. */
	prompt: string;
};

/** A scene's picture in the exact size of its format; `originalAssetId` is what the vendor sent before it was cut. */
export type PaintedImage = SceneImage & {
	model: string;
	provider?: string;
	seed?: number;
	provenanceAssetId?: string;
	originalAssetId?: string;
};

/** Pictures that a model made, those that it failed at, and what they took. */
export type Painted = Omit<ImageGenerateResult, 'warnings' | 'images'> & {
	images: PaintedImage[];
	bought: PaidPiece[];
};

export type ChangedPicture = {
	assetId: string;
	width: number;
	height: number;
	model: string | null;
	seed?: number;
	originalAssetId?: string;
	bought: PaidPiece[];
};

export type ThumbnailRequest = {
	title: string;
	locale: string;
	aspectRatio: AspectRatio;
	mood: Mood;
	/** Image asset to lay the title on; left out, seeded art. */
	backgroundAssetId?: string;
	seed: number;
};

type Answer<T> = Promise<{ value: T; warnings: Warning[] }>;

/** Makes pictures as assets; what it cannot do at all it leaves out. Wishes that a vendor cannot meet become warnings. */
export type ImageProvider = VendorCard & {
	/** Models of its own by what they can do; none where the render-node is asked for them. */
	models(task: PictureTask): readonly ModelCard[];
	/** Without a model: seeded art, or the words of the scene set large. */
	drawScenes?(request: SceneImageRequest, context: VendorContext): Answer<{ images: SceneImage[] }>;
	/** With an image model. Refuses where it has none that can; single scenes that failed are told in `failed`. */
	paintScenes?(request: PaintRequest, context: VendorContext): Answer<Painted>;
	editPicture?(request: EditRequest, context: VendorContext): Answer<ChangedPicture>;
	upscalePicture?(request: UpscaleRequest, context: VendorContext): Answer<ChangedPicture>;
	composeThumbnail?(
		request: ThumbnailRequest,
		context: VendorContext,
	): Answer<Omit<ThumbnailComposeResult, 'warnings'>>;
};

export type PictureTask = 'paint' | 'edit' | 'upscale';

/** A stored picture that a call starts from. Its size is what a probe found; null where it found none. */
export type PictureSource = {
	assetId: string;
	bytes: Uint8Array;
	mediaType: string;
	width: number | null;
	height: number | null;
};

/** What one call of a vendor is to make: one picture. */
export type PictureWish = {
	task: PictureTask;
	model: string;
	/** Scene and look in one. */
	prompt: string;
	negativePrompt?: string;
	/** Left out: the shape of the source. */
	aspectRatio?: AspectRatio;
	quality?: PictureQuality;
	seed: number;
	isSeedChosen: boolean;
	source?: PictureSource;
	/** `content`: the picture is made of it. `style`: only its manner is taken over. */
	sourceGives: 'content' | 'style';
	strength: number;
};

/** A use that has a price of its own beside that of the model: looked up as `<model>/<tariff>` first. */
export type Used = { usage: Usage; tariff?: string };

/** What a vendor made, or the words in which it said no; both may have been paid for. */
export type MadePicture = { bytes: Uint8Array; mediaType: string; used: Used[]; seed?: number } | Refused;
export type Refused = { refusal: string; used: Used[] };

/** How a vendor will do it. */
export type PicturePlan = {
	/** All of the wish that shapes the picture, besides vendor and model. */
	shapedBy: Record<string, unknown>;
	/** The most that it can use. */
	most: Used[];
	/** Wishes that are met in another way, or not at all. */
	warnings: Warning[];
	make(reach: PictureReach): Promise<MadePicture>;
};

export type PictureReach = Pick<VendorContext, 'http' | 'clock' | 'signal'>;

/** A vendor with an API, as one call of it. `byPiece` makes the capability of it: prices, books, evidence, exact sizes. */
export type PictureVendor = VendorCard & {
	/** In the order of preference; those for `upscale` may depend on how large the picture is. */
	models(task: PictureTask, source?: PictureSource): readonly ModelCard[];
	/** Its list of models, where that says when they end. */
	listEnds?: ListEnds;
	prices: PriceTable;
	/** How many calls at once every plan of the vendor allows. */
	lanes: number;
	/** What it can do besides painting. */
	tasks: readonly PictureTask[];
	maxSourceBytes: number;
	rights: Pick<RecordEvidenceRequest, 'licence' | 'licenceUrl' | 'commercialUse' | 'plan'>;
	/** Throws `ProviderError` where it cannot. */
	plan(wish: PictureWish): PicturePlan;
};
