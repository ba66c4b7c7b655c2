import type { ProfileSettings } from '@showrunner/contract';
import { scriptOfLocale } from '../captions/script-of.js';
import { languageOf } from '../speech/language-of.js';
import type { ProfileGround, SettingFinding } from './check-settings.js';
import { asksThisService, isLocalOnly } from './is-local-only.js';

function checkKnown(settings: ProfileSettings, { voices }: ProfileGround): SettingFinding[] {
	const { voice, locale } = settings;
	if (voice === undefined) return [];
	const known = voices.find(({ id }) => id === voice);
	if (known) {
		if (locale === undefined || languageOf(known.locale) === languageOf(locale)) return [];
		const message = `The voice '${voice}' speaks ${known.locale}, and the videos are in ${locale}`;
		return [{ isRefused: false, code: 'voice-language-differs', field: 'voice', message, fix: 'Choose another voice' }];
	}
	const message = `This service has no voice '${voice}'`;
	const fix = 'Choose a voice of /v1/voices, or name the provider that has it';
	if (isLocalOnly(settings, 'speech'))
		return [{ isRefused: true, type: 'voice-unknown', field: 'voice', message, fix }];
	return [{ isRefused: false, code: 'voice-unknown', field: 'voice', message, fix }];
}

/** Whether somebody here can speak the settings' voice and language, and write their captions. */
export function checkVoice(settings: ProfileSettings, ground: ProfileGround): SettingFinding[] {
	const { locale } = settings;
	const findings = checkKnown(settings, ground);
	if (locale === undefined) return findings;
	const isSpoken = ground.voices.some((voice) => languageOf(voice.locale) === languageOf(locale));
	if (!isSpoken && asksThisService(settings, 'speech')) {
		const message = `No voice of this service speaks ${locale}`;
		const fix = "Install a voice, or put another provider before this service in 'providers.speech'";
		findings.push({ isRefused: false, code: 'no-voice-for-language', field: 'locale', message, fix });
	}
	const script = scriptOfLocale(locale);
	if (ground.scripts.some((found) => found.script === script && found.font === null)) {
		const message = `No font of this service draws ${script} letters`;
		findings.push({ isRefused: false, code: 'font-missing', field: 'locale', message, fix: 'Install a Noto font' });
	}
	return findings;
}
