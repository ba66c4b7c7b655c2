import { generationKinds, licenceSchema } from '@showrunner/contract';
import { z } from 'zod';

const nodeId = z.string().min(1).max(100);
const inputName = z.string().min(1).max(100);
const place = z.strictObject({ node: nodeId, input: inputName });

/** Where a number goes; `share` of it, rounded, for samplers that divide the steps between them. */
const numberPlaces = z.array(place.extend({ share: z.number().min(0).max(1).optional() })).min(1);
const places = z.array(place).min(1);

const slots = z.strictObject({
	prompt: places.optional(),
	negativePrompt: places.optional(),
	seed: places.optional(),
	steps: numberPlaces.optional(),
	guidance: places.optional(),
	width: places.optional(),
	height: places.optional(),
	frameCount: places.optional(),
	framesPerSecond: places.optional(),
	strength: places.optional(),
	firstFrame: places.optional(),
	lastFrame: places.optional(),
	picture: places.optional(),
	clip: places.optional(),
});

const graphNode = z.object({
	class_type: z.string().min(1).max(200),
	inputs: z.record(z.string(), z.json()),
});

const workflow = z.strictObject({
	kinds: z.array(z.enum(generationKinds)).min(1),
	/** Nodes by id, as ComfyUI's "Export (API)" writes them. */
	graph: z.record(nodeId, graphNode),
	slots,
	/** Nodes that count steps, for progress. */
	samplers: z.array(nodeId).default([]),
	output: z.strictObject({ node: nodeId, kind: z.enum(['image', 'video', 'video-with-sound']) }),
});

/** A file that a loader needs. Of several names, the first that the server has is taken. */
const modelFile = z.strictObject({
	names: z.array(z.string().min(1).max(300)).min(1),
	/** Folder below `models` in ComfyUI's home. */
	folder: z.string().min(1).max(100),
	/** Where the first name is to be had. */
	url: z.url(),
});

const sides = z.strictObject({ width: z.number().int().positive(), height: z.number().int().positive() });
const numberRule = z.strictObject({ least: z.number(), most: z.number(), preset: z.number() });

export const templateSchema = z.strictObject({
	schema: z.literal(1),
	id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,99}$/, 'must be small letters, digits, dots and dashes'),
	label: z.string().min(1).max(200),
	/** Name of the model as its makers write it; says which sizes, lengths and licence hold where they are left out. */
	family: z.string().min(1).max(200),
	note: z.string().max(1_000).default(''),
	licence: licenceSchema.optional(),
	sizes: z
		.strictObject({
			native: sides,
			multipleOf: z.number().int().positive(),
			leastSide: z.number().int().positive(),
			mostPixels: z.number().int().positive(),
		})
		.optional(),
	frames: z
		.strictObject({
			multipleOf: z.number().int().positive(),
			least: z.number().int().positive(),
			most: z.number().int().positive(),
			preset: z.number().int().positive(),
			framesPerSecond: z.number().positive(),
		})
		.optional(),
	steps: numberRule.optional(),
	guidance: numberRule.optional(),
	files: z.array(modelFile).default([]),
	workflows: z.array(workflow).min(1),
});

export type ComfyTemplate = z.infer<typeof templateSchema>;
export type ComfyWorkflow = ComfyTemplate['workflows'][number];
export type ComfyGraph = ComfyWorkflow['graph'];
export type ComfyValue = ComfyGraph[string]['inputs'][string];
export type ModelFile = ComfyTemplate['files'][number];
export type SlotName = keyof ComfyWorkflow['slots'];
