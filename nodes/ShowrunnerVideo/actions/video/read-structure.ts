import type { StructureWishes } from '../../timeline/structure';

export type StructureOptions = { chapters?: 'none' | 'scenes' };

export const readStructure = ({ chapters }: StructureOptions): StructureWishes => ({
	hasChapters: chapters === 'scenes',
});
