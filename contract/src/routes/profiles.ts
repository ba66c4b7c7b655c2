import { z } from 'zod';
import {
	activateProfileRequest,
	createProfileVersionRequest,
	createProfileVersionResponse,
	profileDiffSchema,
	profileSchema,
	profileVersionSchema,
	rollBackProfileRequest,
} from '../profiles.js';
import { page } from '../scalars.js';
import { paging, type RouteSchemas } from './route-schemas.js';

const version = z.coerce.number().int().min(1);

export const profileRoutes = {
	createProfileVersion: {
		summary: 'Create a version of a settings profile, and the profile with its first one',
		role: 'admin',
		body: createProfileVersionRequest,
		response: createProfileVersionResponse,
		status: 201,
		idempotent: 'optional',
	},
	getProfiles: {
		summary: 'List settings profiles',
		query: z.strictObject({ ...paging, q: z.string().max(100).optional() }),
		response: page(profileSchema),
	},
	getProfile: { summary: 'Get a settings profile with its active versions', response: profileSchema },
	getProfileVersions: {
		summary: 'List the versions of a settings profile',
		query: z.strictObject(paging),
		response: page(profileVersionSchema),
	},
	compareProfileVersions: {
		summary: 'Tell what differs between two versions of a settings profile',
		query: z.strictObject({ from: version, to: version }),
		response: profileDiffSchema,
	},
	activateProfile: {
		summary: 'Give new productions a version, or shares of them several versions',
		role: 'admin',
		body: activateProfileRequest,
		response: profileSchema,
	},
	rollBackProfile: {
		summary: 'Go back to what was active before',
		role: 'admin',
		body: rollBackProfileRequest,
		response: profileSchema,
		idempotent: 'optional',
	},
} as const satisfies Record<string, RouteSchemas>;
