import { z } from 'zod';
import { commercialUses, evidenceSourceKinds, moderationVerdicts } from '../vocabulary.js';
import { currencySchema, microsSchema } from './money.js';
import { assetIdSchema, idSchema, instantSchema, seedSchema } from './scalars.js';

/** SHA-256, 64 lower-case hexadecimal digits: the form of an asset's id. */
export const hashSchema = z
	.string()
	.regex(/^[0-9a-f]{64}$/, 'must be the 64 hexadecimal digits of a SHA-256')
	.meta({ description: 'SHA-256, 64 lower-case hexadecimal digits.' });

const words = (longest: number) => z.string().min(1).max(longest);
const addressSchema = z
	.url({ protocol: /^https?$/ })
	.max(2_000)
	.meta({ description: 'An http or https address.' });

export const territorySchema = z
	.string()
	.regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 code such as DE')
	.meta({ description: 'ISO 3166-1 alpha-2 code, such as DE.' });

export const moderationSchema = z
	.strictObject({
		verdict: z.enum(moderationVerdicts),
		by: words(200).meta({ description: 'Who or what looked: a person, a service or a model with its version.' }),
		policy: words(200).optional().meta({ description: 'What it was held against.' }),
	})
	.meta({ id: 'EvidenceModeration', description: 'What came of moderating this asset; the newest record counts.' });

export const receiptSchema = z
	.strictObject({
		assetId: assetIdSchema.optional().meta({ description: 'The receipt itself, as a file in the store.' }),
		url: addressSchema.optional(),
		number: words(200).optional().meta({ description: 'Order or invoice number.' }),
		amountMicros: microsSchema.optional(),
		currency: currencySchema.optional(),
	})
	.refine(({ assetId, url, number }) => (assetId ?? url ?? number) !== undefined, {
		message: 'must name a file, an address or a number',
	})
	.meta({ id: 'EvidenceReceipt', description: 'What was paid, and where that can be seen.' });

/** What someone can say of where an asset comes from and what may be done with it. */
const rights = {
	sourceKind: z.enum(evidenceSourceKinds).optional().meta({
		description: 'Where the right to use it comes from; without it, `origin` decides.',
	}),
	sourceUrl: addressSchema.optional().meta({ description: 'Where it was found or bought.' }),
	author: words(300).optional(),
	provider: words(200).optional().meta({ description: 'Library, vendor or licensor.' }),
	plan: words(200).optional().meta({ description: 'Plan of the provider under which it was got.' }),
	licenceId: words(200).optional().meta({ description: 'SPDX name, or the number of this one licence.' }),
	licenceUrl: addressSchema.optional(),
	licenceTextHash: hashSchema.optional().meta({
		description: 'SHA-256 of the licence text; where that stands in the store, it is its asset id.',
	}),
	commercialUse: z.enum(commercialUses).optional(),
	paid: z.boolean().optional().meta({ description: 'Whether money was paid for it; then a receipt is asked for.' }),
	creditRequired: z.boolean().optional(),
	creditLine: words(500).optional().meta({ description: 'What the description of a video has to say.' }),
	territories: z.array(territorySchema).min(1).max(250).optional().meta({
		description: 'Where it may be used; absent: everywhere.',
	}),
	obtainedAt: instantSchema.optional().meta({ description: 'When the right was got.' }),
	licenceExpiresAt: instantSchema.optional(),
	receipt: receiptSchema.optional(),
	moderation: moderationSchema.optional(),
	modelVersion: words(200).optional(),
};

export const evidenceSchema = z
	.object({
		origin: z.enum(['generated', 'uploaded', 'rendered', 'imported']),
		source: z.string().meta({ description: 'Who or what made it: an engine with its version, or the uploader.' }),
		licence: z.string().meta({ description: 'Right of use, such as `own work` or an SPDX name.' }),
		model: z.string().optional(),
		prompt: z.string().optional(),
		seed: seedSchema.optional(),
		aiGenerated: z.boolean().optional().meta({ description: 'Made by a generative model; platforms ask for this.' }),
		provenanceAssetId: assetIdSchema
			.optional()
			.meta({ description: 'JSON asset with everything that shaped this one, down to each argument.' }),
		madeFrom: z.array(assetIdSchema).optional().meta({ description: 'Assets that went into this one.' }),
		...rights,
		recordedAt: instantSchema,
	})
	.meta({ id: 'Evidence', description: 'What proves the right to use an asset.' });
export type Evidence = z.infer<typeof evidenceSchema>;

export const recordEvidenceRequest = z
	.strictObject({
		...rights,
		sourceKind: z.enum(evidenceSourceKinds),
		source: words(500).optional().meta({ description: 'Who or what made it; by default provider or author.' }),
		licence: words(500).meta({ description: 'Right of use in words or as an SPDX name.' }),
		model: words(300).optional(),
		prompt: z.string().max(20_000).optional(),
		seed: seedSchema.optional(),
		aiGenerated: z.boolean().optional(),
		madeFrom: z.array(assetIdSchema).max(500).optional(),
	})
	.meta({ id: 'RecordEvidenceRequest' });
export type RecordEvidenceRequest = z.input<typeof recordEvidenceRequest>;

export const evidenceSealSchema = z
	.object({
		sequence: z.number().int().positive().meta({ description: 'Place on the chain, counted from 1.' }),
		contentHash: hashSchema,
		previousHash: hashSchema,
		hash: hashSchema.meta({ description: 'Hash of this place: of its content and of the hash before.' }),
		sealedAt: instantSchema,
	})
	.meta({ id: 'EvidenceSeal', description: 'Place of an entry on the chain of all evidence.' });
export type EvidenceSeal = z.infer<typeof evidenceSealSchema>;

export const evidenceEntrySchema = z
	.object({
		id: idSchema,
		assetId: assetIdSchema,
		evidence: evidenceSchema.nullable().meta({ description: 'Null once its content was erased.' }),
		recordedAt: instantSchema,
		seal: evidenceSealSchema.nullable().meta({ description: 'Null for the moment until it is sealed.' }),
		erasedAt: instantSchema.nullable(),
	})
	.meta({ id: 'EvidenceEntry', description: 'One record of evidence and its place on the chain.' });
export type EvidenceEntry = z.infer<typeof evidenceEntrySchema>;

export const eraseEvidenceRequest = z
	.strictObject({ reason: words(500).meta({ description: 'Stays on the chain: without personal data.' }) })
	.meta({ id: 'EraseEvidenceRequest' });
