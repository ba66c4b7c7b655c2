// Runs in a process of its own: the scanner is an ES module that brings an ESLint of its own.
import { analyzePackage } from '@n8n/scan-community-package/scanner/scanner.mjs';

const [folder = '', ...patterns] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await analyzePackage(folder, patterns)));
