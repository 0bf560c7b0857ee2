/**
 * The names under which a rule may know a model, the given ones first. Providers that pass on other makers' models put the maker
 * before the name, and a rule on `claude-*` is about these as well:
 * OpenRouter `anthropic/claude-sonnet-4`, Fireworks `accounts/fireworks/models/deepseek-v3`,
 * Bedrock `us.anthropic.claude-sonnet-4-v1:0`.
 */
export function modelNames(names: readonly string[]): readonly string[] {
  const given = names.filter((name) => name !== '');
  return [...new Set([...given, ...given.flatMap(withoutMaker)])];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/models-supported.html, with the prefixes of inference profiles. */
const bedrock =
  /^(?:(?:us|eu|apac|ap|jp|au|ca|sa|global|us-gov)\.)?(?:ai21|amazon|anthropic|cohere|deepseek|google|meta|minimax|mistral|moonshot|moonshotai|nvidia|openai|qwen|stability|twelvelabs|writer)\.(\S+)$/i;

function withoutMaker(name: string): readonly string[] {
  const last = name.slice(name.lastIndexOf('/') + 1);
  const ofBedrock = bedrock.exec(last)?.[1];
  return [...(last === '' ? [] : [last]), ...(ofBedrock === undefined ? [] : [ofBedrock])];
}
