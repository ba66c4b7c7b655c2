import { z } from 'zod';
import { chainVerificationSchema, evidenceChainSchema, verifyChainRequest } from '../evidence-chain.js';
import { evidenceCheckSchema, verifyEvidenceRequest } from '../evidence-check.js';
import { disputeLetterRequest, disputeLetterSchema, evidenceCreditsSchema } from '../evidence-export.js';
import { eraseEvidenceRequest, evidenceEntrySchema, recordEvidenceRequest } from '../evidence.js';
import { page } from '../scalars.js';
import { bytes, paging, type RouteSchemas } from './route-schemas.js';

export const evidenceRoutes = {
	recordEvidence: {
		summary: 'Record what proves the right to use an asset',
		body: recordEvidenceRequest,
		response: evidenceEntrySchema,
		status: 201,
		idempotent: 'optional',
	},
	getAssetEvidence: {
		summary: 'List the evidence of an asset, also of one that was deleted',
		query: z.strictObject(paging),
		response: page(evidenceEntrySchema),
	},
	eraseEvidence: {
		summary: 'Erase the content of one record of evidence; its place on the chain stays',
		role: 'admin',
		body: eraseEvidenceRequest,
		response: evidenceEntrySchema,
	},
	verifyEvidence: {
		summary: 'Check before publishing that everything is proven',
		role: 'viewer',
		body: verifyEvidenceRequest,
		response: evidenceCheckSchema,
	},
	getEvidenceChain: { summary: 'Length and head of the chain of evidence', response: evidenceChainSchema },
	verifyEvidenceChain: {
		summary: 'Walk the chain of evidence and name every entry that was changed or removed',
		role: 'admin',
		body: verifyChainRequest,
		response: chainVerificationSchema,
	},
	exportEvidence: {
		summary: 'Download the evidence of a production as a ZIP folder',
		query: z.strictObject({
			files: z.enum(['none', 'finished', 'all']).default('none').meta({
				description: 'Assets to put in: none, the finished ones, or those and all that they were made from.',
			}),
		}),
		response: bytes,
		raw: 'response',
	},
	getEvidenceCredits: { summary: 'Credits for the description of a video', response: evidenceCreditsSchema },
	writeDisputeLetter: {
		summary: 'Write a letter that answers a claim with the evidence of a production',
		role: 'viewer',
		body: disputeLetterRequest,
		response: disputeLetterSchema,
	},
} as const satisfies Record<string, RouteSchemas>;
