/**
 * What rules are matched against: everything that is known of the thing that was found. A rule matches when any of its
 * selectors matches any of these.
 */
export interface Subject {
  /** Catalogue id, when the catalogue knows the thing. Vendor and kind follow from it. */
  readonly tool?: string;
  /** `publisher.name`. */
  readonly extension?: string;
  /** Binary name, without folder and extension. */
  readonly command?: string;
  /** `npm:@scope/name`, without version. */
  readonly package?: string;
  /** Language-model names: id and family. */
  readonly models?: readonly string[];
  /** `npm:@playwright/mcp` or `https://mcp.example.com/x`. */
  readonly mcpServer?: string;
  /**
   * The version found, as written; undefined when the text or manifest gives none. Only extensions, packages and commands
   * can carry one.
   */
  readonly version?: string;
  /** True when `unlisted` speaks of it: an assistant of the catalogue, or an extension that proves to be one. */
  readonly assistant: boolean;
}
