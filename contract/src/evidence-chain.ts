import { z } from 'zod';
import { chainFaults } from '../vocabulary.js';
import { hashSchema } from './evidence.js';
import { assetIdSchema, idSchema, instantSchema } from './scalars.js';

const countSchema = z.number().int().nonnegative();

export const evidenceChainSchema = z
	.object({
		length: countSchema.meta({ description: 'Entries on the chain.' }),
		headHash: hashSchema.meta({ description: 'Hash of the newest entry. Note it elsewhere: it proves all before it.' }),
		sealedAt: instantSchema.nullable(),
		waiting: countSchema.meta({ description: 'Evidence that is written and will be sealed in a moment.' }),
	})
	.meta({ id: 'EvidenceChain' });
export type EvidenceChain = z.infer<typeof evidenceChainSchema>;

export const verifyChainRequest = z
	.strictObject({
		noted: z
			.strictObject({ length: z.number().int().positive(), headHash: hashSchema })
			.optional()
			.meta({ description: 'Length and head that were noted earlier: they must still stand on the chain.' }),
	})
	.meta({ id: 'VerifyEvidenceChainRequest' });

export const chainFaultSchema = z
	.object({
		code: z.enum(chainFaults),
		sequence: z.number().int().positive().nullable(),
		evidenceId: idSchema.nullable(),
		assetId: assetIdSchema.nullable(),
		reason: z.string(),
	})
	.meta({ id: 'EvidenceChainFault' });
export type ChainFault = z.infer<typeof chainFaultSchema>;

export const chainVerificationSchema = z
	.object({
		whole: z.boolean(),
		...{ length: countSchema, headHash: hashSchema, waiting: countSchema },
		erased: countSchema.meta({ description: 'Entries whose content was erased; their places verify all the same.' }),
		faults: z.array(chainFaultSchema).meta({ description: 'The first 100.' }),
		faultCount: countSchema,
		verifiedAt: instantSchema,
	})
	.meta({ id: 'EvidenceChainVerification' });
export type ChainVerification = z.infer<typeof chainVerificationSchema>;
