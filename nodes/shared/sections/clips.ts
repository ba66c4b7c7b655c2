import type { GeneratedClip } from '@showrunner/contract';
import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../is-record';

/** What a timeline needs to know of a clip. */
export type SceneClip = Pick<GeneratedClip, 'sceneId' | 'assetId' | 'aspectRatio'>;

/**
 * Section `visuals` with new clips beside its pictures. A clip of the same scene and format takes the place of the one
 * before; `account` says of the newest clips what made them and what it took.
 */
export function withClips(visuals: unknown, clips: readonly SceneClip[], account: object): IDataObject {
	const before = isRecord(visuals) ? visuals : {};
	const kept = clipsOf(before).filter(
		(old) => !clips.some(({ sceneId, aspectRatio }) => sceneId === old.sceneId && aspectRatio === old.aspectRatio),
	);
	return { ...before, clips: [...kept, ...clips], clipJob: account } as IDataObject;
}

/** The clips of a section `visuals`; none where it has no such list. */
export function clipsOf(visuals: Record<string, unknown>): SceneClip[] {
	const { clips } = visuals;
	return Array.isArray(clips) ? clips.filter(isSceneClip) : [];
}

function isSceneClip(value: unknown): value is SceneClip {
	return isRecord(value) && typeof value.sceneId === 'string' && typeof value.assetId === 'string';
}
