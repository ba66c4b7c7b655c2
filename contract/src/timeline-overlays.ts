import { z } from 'zod';
import { barPlaces, overlayAnchors, overlayAnimations, overlayEdges } from '../vocabulary.js';
import { assetIdSchema, colourSchema, millisecondsSchema } from './scalars.js';

const lettersSchema = z.string().trim().min(1).max(500);
const opacitySchema = z.number().min(0).max(1);
const anchorSchema = z.enum(overlayAnchors).meta({ description: 'Where within the safe margins; above the captions.' });
const sizeSchema = z.number().min(0.01).max(0.3).meta({ description: "Em as a share of the frame's shorter side." });

const times = {
	startMs: millisecondsSchema.optional().meta({ description: 'Absent: from the first frame on.' }),
	endMs: millisecondsSchema.optional().meta({ description: 'Absent: to the last frame.' }),
};
const animations = {
	animateIn: z.enum(overlayAnimations).default('none'),
	animateOut: z.enum(overlayAnimations).default('none'),
};

const textOverlaySchema = z.strictObject({
	kind: z.literal('text'),
	...times,
	text: lettersSchema.meta({ description: 'Line feeds begin a new line; long lines are broken.' }),
	anchor: anchorSchema.default('center'),
	size: sizeSchema.default(0.07),
	colour: colourSchema.default('#ffffff'),
	edge: z.enum(overlayEdges).default('outline').meta({ description: 'What parts the letters from the picture.' }),
	edgeColour: colourSchema.default('#0e0f14'),
	opacity: opacitySchema.default(1),
	...animations,
});

const watermarkSchema = z.strictObject({
	kind: z.literal('watermark'),
	...times,
	text: lettersSchema,
	anchor: anchorSchema.default('top-right'),
	size: sizeSchema.default(0.035),
	colour: colourSchema.default('#ffffff'),
	opacity: opacitySchema.default(0.6),
});

const lowerThirdSchema = z.strictObject({
	kind: z.literal('lower-third'),
	...times,
	name: z.string().trim().min(1).max(100),
	role: z.string().trim().max(150).default(''),
	size: sizeSchema.default(0.05).meta({ description: "Em of the name as a share of the frame's shorter side." }),
	colour: colourSchema.default('#ffffff'),
	barColour: colourSchema.default('#0e0f14'),
	barOpacity: opacitySchema.default(0.8),
	accentColour: colourSchema.default('#ffd23d'),
	...animations,
});

const shareSchema = z.number().min(0).max(1);

const imageOverlaySchema = z
	.strictObject({
		kind: z.literal('image'),
		...times,
		assetId: assetIdSchema,
		anchor: anchorSchema.default('top-right'),
		centre: z.strictObject({ x: shareSchema, y: shareSchema }).optional().meta({
			description:
				"Of the picture, as shares of the frame's width and height, in place of the anchor. It stays within the frame and clear of the captions, but may leave the safe margins.",
		}),
		width: z.number().min(0.02).max(1).default(0.2).meta({
			description: "Share of the frame's shorter side. Its height follows; smaller where it would not fit.",
		}),
		opacity: opacitySchema.default(1),
		...animations,
	})
	.meta({ description: 'A picture with its transparency: a logo, a sticker.' });

const progressBarSchema = z
	.strictObject({
		kind: z.literal('progress-bar'),
		...times,
		place: z.enum(barPlaces).default('bottom').meta({ description: 'Edge of the frame that it lies at.' }),
		height: z.number().min(0.002).max(0.05).default(0.01).meta({
			description: "Share of the frame's shorter side, to the next pair of rows.",
		}),
		colour: colourSchema.default('#ffd23d'),
		opacity: opacitySchema.default(1),
		background: colourSchema.default('#0e0f14').meta({ description: 'Of what is still to come.' }),
		backgroundOpacity: opacitySchema.default(0.5),
	})
	.meta({ description: 'Grows from the left to the right edge of the frame while it is seen.' });

/** What stands over the pictures and under the captions. */
export const overlaySchema = z
	.discriminatedUnion('kind', [
		textOverlaySchema,
		watermarkSchema,
		lowerThirdSchema,
		imageOverlaySchema,
		progressBarSchema,
	])
	.meta({ id: 'Overlay' });
export type Overlay = z.infer<typeof overlaySchema>;

export const overlaysSchema = z.array(overlaySchema).max(50).meta({
	description:
		'Over the pictures and under the captions. Texts lie over images, and those over progress bars; else a later one lies over an earlier one.',
});
