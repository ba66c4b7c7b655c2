import { z } from 'zod';
import { generationKinds } from '../../vocabulary.js';
import { capabilitiesSchema } from '../capabilities.js';
import { healthSchema } from '../health.js';
import { modelSchema } from '../models.js';
import { localeSchema } from '../scalars.js';
import { voiceSchema } from '../speech.js';
import type { RouteSchemas } from './route-schemas.js';

export const serviceRoutes = {
	getHealth: { summary: 'How the parts fare that this service needs', response: healthSchema },
	getCapabilities: { summary: 'What this service can do', response: capabilitiesSchema },
	getVoices: {
		summary: 'List voices',
		query: z.strictObject({ locale: localeSchema.optional() }),
		response: z.object({ items: z.array(voiceSchema) }),
	},
	getModels: {
		summary: 'List models that generate pictures and clips',
		query: z.strictObject({ kind: z.enum(generationKinds).optional() }),
		response: z.object({ items: z.array(modelSchema) }),
	},
} as const satisfies Record<string, RouteSchemas>;
