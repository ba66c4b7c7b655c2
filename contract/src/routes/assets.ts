import { z } from 'zod';
import { assetLifecycleSchema, setAssetLifecycleRequest } from '../asset-lifecycle.js';
import { assetLinkSchema, assetSchema, fileNameSchema } from '../assets.js';
import { page } from '../scalars.js';
import { bytes, deleted, paging, type RouteSchemas } from './route-schemas.js';

export const assetRoutes = {
	uploadAsset: {
		summary: 'Upload an asset',
		query: z.strictObject({ name: fileNameSchema }),
		response: assetSchema,
		raw: 'request',
		status: 201,
	},
	getAssets: { summary: 'List assets', query: z.strictObject(paging), response: page(assetSchema) },
	getAsset: { summary: 'Get an asset', response: assetSchema },
	deleteAsset: { summary: 'Delete an asset', response: deleted },
	downloadAsset: { summary: 'Download an asset', response: bytes, raw: 'response' },
	createAssetLink: {
		summary: 'Create a link to an asset that works without a login',
		body: z.strictObject({
			expiresInMs: z
				.number()
				.int()
				.min(1_000)
				.max(7 * 24 * 60 * 60 * 1000)
				.default(60 * 60 * 1000),
		}),
		response: assetLinkSchema,
		status: 201,
	},
	getAssetLifecycle: { summary: 'Tell how long an asset stays', response: assetLifecycleSchema },
	setAssetLifecycle: {
		summary: 'Keep an asset, have it deleted at an instant, or leave it to the settings',
		body: setAssetLifecycleRequest,
		response: assetLifecycleSchema,
	},
} as const satisfies Record<string, RouteSchemas>;
