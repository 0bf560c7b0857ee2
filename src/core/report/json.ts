import type { Report } from './report';

/** The report as it is, for programs; a later version that means something else will have another number. */
export function reportAsJson(report: Report): string {
  return `${JSON.stringify({ version: 1, ...report }, undefined, 2)}\n`;
}
