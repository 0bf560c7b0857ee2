import { nearestName } from './nearest';
import { type Fault, foundText, type JsonPath } from './problem';
import type { Review } from './warnings';

/** Names that the catalogue does not have, or has under another id. */
export function reviewNames({ policy, catalogue, toolsByVendor }: Review): readonly Fault[] {
  const faults: Fault[] = [];

  const reviewTool = (id: string, path: JsonPath, rule: string) => {
    const tool = catalogue.tool(id);
    const found = foundText(id);
    if (tool === undefined) {
      const nearest = nearestName(id, names()) ?? nearestName(id, catalogue.tools.keys());
      faults.push({ code: 'unknown-tool', severity: 'warning', path, found, nearest: idOf(nearest), rule });
    } else if (tool.id !== id) {
      faults.push({ code: 'former-tool', severity: 'note', path, found, expected: JSON.stringify(tool.id), rule });
    }
  };

  // A person who does not know the id writes the name; the id that goes with it is what helps.
  const namesToIds = new Map<string, string>();
  const names = () => {
    if (namesToIds.size > 0) return namesToIds.keys();
    for (const tool of catalogue.tools.values()) {
      for (const name of [tool.id, tool.name, ...(tool.formerNames ?? [])]) {
        if (!namesToIds.has(name)) namesToIds.set(name, tool.id);
      }
    }
    return namesToIds.keys();
  };
  const idOf = (name: string | undefined) => (name === undefined ? undefined : (namesToIds.get(name) ?? name));

  const named = new Set(policy.rules.flatMap((rule) => rule.tools ?? []).map((id) => catalogue.tool(id)?.id));
  for (const [index, rule] of policy.rules.entries()) {
    const path = ['rules', index];
    for (const [position, id] of (rule.tools ?? []).entries()) {
      const place = [...path, 'tools', position];
      reviewTool(id, place, rule.id);
      if (rule.status === 'allowed' || rule.versions !== undefined) continue;
      const offered = new Set(
        (rule.alternatives ?? []).map((one) => typeof one === 'string' && catalogue.tool(one)?.id),
      );
      for (const successor of catalogue.successorsOf(id)) {
        if (named.has(successor.id) || offered.has(successor.id)) continue;
        const other = JSON.stringify(successor.id);
        faults.push({
          code: 'reaches-successor',
          severity: 'note',
          path: place,
          found: foundText(id),
          rule: rule.id,
          other,
        });
      }
    }
    for (const [position, alternative] of (rule.alternatives ?? []).entries()) {
      if (typeof alternative === 'string') reviewTool(alternative, [...path, 'alternatives', position], rule.id);
    }
    for (const [position, id] of (rule.vendors ?? []).entries()) {
      const tools = toolsByVendor.get(id);
      const place = { path: [...path, 'vendors', position], found: foundText(id), rule: rule.id };
      if (tools === undefined) {
        const nearest = nearestName(id, toolsByVendor.keys());
        faults.push({ code: 'unknown-vendor', severity: 'warning', ...place, nearest });
      } else if (tools.every((tool) => tool.kinds.includes('sdk'))) {
        faults.push({ code: 'sdk-by-vendor', severity: 'warning', ...place });
      }
    }
    if (typeof rule.reason === 'object' && !Object.keys(rule.reason).some((tag) => /^en(?:-|$)/.test(tag))) {
      faults.push({ code: 'no-english', severity: 'note', path: [...path, 'reason'], on: 'start', rule: rule.id });
    }
  }
  return faults;
}
