import type { EditorObservation, ExtensionObservation } from '../../core/observations';

/**
 * The extension behind the editor's own chat, where the editor names one and does not list it among its extensions: VS Code
 * before the assistant was shipped as a built-in extension, and builds that fetch it when the chat is first used. With the
 * editor's AI features switched off there is none.
 */
export function builtInChat(
  { chatAgent, aiFeatures }: EditorObservation,
  extensions: readonly Pick<ExtensionObservation, 'id'>[],
): readonly ExtensionObservation[] {
  if (chatAgent === undefined || aiFeatures !== 'on') return [];
  if (extensions.some(({ id }) => isSame(id, chatAgent.extension))) return [];
  const { extension: id, name: displayName } = chatAgent;
  return [{ id, displayName, version: undefined, active: false, builtIn: true, manifest: undefined }];
}

/** Whether an extension is part of the editor's own AI features, which `chat.disableAIFeatures` switches off as one. */
export function isBuiltInChat(
  { id, builtIn }: { readonly id: string; readonly builtIn: boolean },
  { chatAgent }: EditorObservation,
): boolean {
  return builtIn && chatAgent !== undefined && isSame(id, chatAgent.extension);
}

function isSame(first: string, second: string): boolean {
  return first.toLowerCase() === second.toLowerCase();
}
