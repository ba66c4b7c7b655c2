import type { ModeratedKind, ModerationCategory } from '../../contract/vocabulary';
import type { VendorCard } from '../core/vendor-card';
import type { VendorContext } from '../core/vendor-context';

/** One text, or one picture in the store, that is looked over. */
export type ModerationPiece = { kind: 'text'; text: string } | { kind: 'image'; assetId: string };

/** The same as the vendor gets it. */
export type GivenPiece = { kind: 'text'; text: string } | { kind: 'image'; mediaType: string; bytes: Uint8Array };

/** How sure a vendor is that the content belongs to the category, from 0 to 1. */
export type CategoryScore = { category: ModerationCategory; score: number };

/** `checked`: what the vendor looked for in this piece, found or not. */
export type Judged = { model: string; scores: CategoryScore[]; checked: ModerationCategory[] };

export type ModerationReach = Pick<VendorContext, 'http' | 'clock' | 'signal'>;

export type ModerationVendor = VendorCard & {
	model: string;
	takes: readonly ModeratedKind[];
	/** False for what knows patterns alone: content that nothing else saw counts as not checked. */
	isClassifier: boolean;
	/** Longest text of one call; longer ones are cut in parts that overlap. */
	textCharacters: number;
	/** Largest picture that it takes. */
	imageBytes: number;
	judge(piece: GivenPiece, reach: ModerationReach): Promise<Judged>;
	/** Looks at a picture where it lies. In the place of `judge` for pictures, and kept in no books. */
	judgeStored?(assetId: string, context: VendorContext): Promise<Judged>;
};
