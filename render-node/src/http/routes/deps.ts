import type { Capabilities, Model, Voice } from '@showrunner/contract';
import type { Deps } from '../../application/deps.js';
import type { RequestBudget } from '../../domain/access/request-budget.js';
import type { WriteArchive } from '../../domain/evidence/archive.js';
import type { RetentionRules } from '../../domain/retention/retention-rules.js';

export type HttpDeps = Deps & {
	capabilities(): Promise<Capabilities>;
	voices(locale?: string): Promise<Voice[]>;
	models(): Promise<Model[]>;
	linkSecret: Buffer;
	/** Base of links that are given to others, without a slash at its end. */
	publicUrl(): string;
	uploadMaxBytes: number;
	writeArchive: WriteArchive;
	retentionRules: RetentionRules;
	requestBudget: RequestBudget;
	/** How bytes that lie on a server reach who asks for them. */
	downloads: 'stream' | 'redirect';
	/** Address of an asset at the CDN; null where there is none. */
	cdnLink: ((assetId: string, expiresAt: Date) => string) | null;
};
