import type { Resource } from '../../../shared/operation';
import { exportEvidence } from './export.operation';
import { getCredits } from './get-credits.operation';
import { getMany } from './get-many.operation';
import { record } from './record.operation';
import { verify } from './verify.operation';

export const evidence: Resource = {
	value: 'evidence',
	name: 'Evidence',
	operations: [record, exportEvidence, getCredits, getMany, verify],
};
