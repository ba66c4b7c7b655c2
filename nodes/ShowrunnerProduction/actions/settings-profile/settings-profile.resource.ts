import type { Resource } from '../../../shared/operation';
import { activate } from './activate.operation';
import { compareVersions } from './compare-versions.operation';
import { createVersion } from './create-version.operation';
import { getMany } from './get-many.operation';
import { get } from './get.operation';
import { rollBack } from './roll-back.operation';

export const settingsProfile: Resource = {
	value: 'settingsProfile',
	name: 'Settings Profile',
	operations: [get, activate, compareVersions, createVersion, getMany, rollBack],
};
