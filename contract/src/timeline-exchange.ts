import { z } from 'zod';
import { exchangeWarningCodes } from '../vocabulary.js';
import { instantSchema, localeSchema } from './scalars.js';
import { timelineSchema } from './timeline.js';

const weekMs = 7 * 24 * 60 * 60 * 1000;

export const exchangeWarningSchema = z
	.object({
		code: z.enum(exchangeWarningCodes),
		message: z.string(),
		field: z.string().optional().meta({ description: 'Where in the document or the timeline this is.' }),
	})
	.meta({ id: 'ExchangeWarning', description: 'What could not be carried over as it was.' });
export type ExchangeWarning = z.infer<typeof exchangeWarningSchema>;

/** An OpenTimelineIO object with its `OTIO_SCHEMA`; what is in it is checked when it is read. */
export const otioDocumentSchema = z
	.record(z.string(), z.unknown())
	.meta({ id: 'OtioDocument', description: 'OpenTimelineIO JSON, as in a file with the ending .otio.' });
export type OtioDocument = z.infer<typeof otioDocumentSchema>;

export const exportTimelineRequest = z.strictObject({
	timeline: timelineSchema,
	linksExpireInMs: z.number().int().min(1_000).max(weekMs).default(weekMs).meta({
		description: 'How long the links to the media work without a login.',
	}),
});

export const exportTimelineResult = z.object({
	document: otioDocumentSchema,
	linksExpireAt: instantSchema,
	warnings: z.array(exchangeWarningSchema),
});
export type ExportTimelineResult = z.infer<typeof exportTimelineResult>;

export const importTimelineRequest = z.strictObject({
	document: otioDocumentSchema,
	locale: localeSchema.optional().meta({ description: 'In place of what the document says; `en` where none does.' }),
	outputs: timelineSchema.shape.outputs.optional().meta({ description: 'In place of what the document says.' }),
});
export type ImportTimelineRequest = z.infer<typeof importTimelineRequest>;

export const importTimelineResult = z.object({ timeline: timelineSchema, warnings: z.array(exchangeWarningSchema) });
export type ImportTimelineResult = z.infer<typeof importTimelineResult>;
