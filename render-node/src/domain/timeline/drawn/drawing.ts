import type { Gradient } from '@showrunner/contract';
import { contentHash } from '../../jobs/content-hash.js';
import type { Size } from '../render-plan.js';

/** Raise it whenever the same drawing gives another picture. */
const drawVersion = 1;

/** A picture that is not in the asset store but drawn for a scene, in pixels. */
export type Drawing = Size & {
	background: { kind: 'colour'; colour: string } | Gradient | { kind: 'blur'; assetId: string };
	text: { title: string; subtitle: string; colour: string | null; locale: string } | null;
};

/** Stands where an asset's id would. `drawnWith` names the fonts. */
export const drawingId = (drawing: Drawing, drawnWith: string): string =>
	`drawn ${contentHash({ drawVersion, drawnWith, ...drawing })}`;
