import { deleteAsset } from '../../application/assets/delete-asset.js';
import { uploadAsset } from '../../application/assets/upload-asset.js';
import { setLifecycle } from '../../application/lifecycles/set-lifecycle.js';
import { showLifecycle } from '../../application/lifecycles/show-lifecycle.js';
import { assetId, pageRequest, toPage } from '../../application/paging.js';
import { assetLink } from '../asset-link.js';
import { downloadAsset } from '../download-asset.js';
import type { RouteHandlers } from '../route-handlers.js';
import { sentMediaType } from '../sent-media-type.js';
import type { HttpDeps } from './deps.js';

type LifecycleRoutes = 'getAssetLifecycle' | 'setAssetLifecycle';
type AssetRoutes =
	| LifecycleRoutes
	| 'uploadAsset'
	| 'getAssets'
	| 'getAsset'
	| 'deleteAsset'
	| 'downloadAsset'
	| 'createAssetLink';

const lifecycleRoutes = (deps: HttpDeps): Pick<RouteHandlers, LifecycleRoutes> => ({
	getAssetLifecycle: ({ params }) => showLifecycle(deps.store, params.assetId),
	setAssetLifecycle: ({ params, body, caller }) =>
		setLifecycle(deps, { ...body, assetId: params.assetId, actor: caller.name }),
});

export const assetRoutes = (deps: HttpDeps): Pick<RouteHandlers, AssetRoutes> => ({
	...lifecycleRoutes(deps),
	async uploadAsset({ query, incoming }) {
		const source: AsyncIterable<Uint8Array> = incoming;
		return uploadAsset(deps, {
			name: query.name,
			mediaType: sentMediaType(incoming.headers['content-type']),
			source,
			maxBytes: deps.uploadMaxBytes,
		});
	},
	getAssets: async ({ query }) => toPage(await deps.store.assets.list(pageRequest(query, assetId)), (assets) => assets),
	getAsset: ({ params }) => deps.assets.get(params.assetId),
	async deleteAsset({ params, caller }) {
		await deleteAsset(deps, params.assetId, caller.name);
		return { deleted: true };
	},
	downloadAsset: async ({ params }, response) => downloadAsset(deps, deps.downloads, params.assetId, response),
	async createAssetLink({ params, body }) {
		const asset = await deps.assets.get(params.assetId);
		const expiresAt = new Date(deps.clock.now().getTime() + body.expiresInMs);
		return { url: await assetLink(deps, asset, expiresAt), expiresAt: expiresAt.toISOString() };
	},
});
