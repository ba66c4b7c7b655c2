import { profileNamePattern } from '../../../shared/fields/profile-locator';
import type { ItemContext } from '../../../shared/item-context';
import { readLocator } from '../../../shared/read-locator';
import { invalidField } from '../../../shared/refusals';

/** Name of the profile that is chosen or typed. */
export function profileName(item: ItemContext): string {
	const name = readLocator(item, 'profile', profileNamePattern);
	if (name !== undefined) return name;
	throw invalidField('profile', 'No settings profile is chosen', 'Choose one from the list, or type its name');
}
