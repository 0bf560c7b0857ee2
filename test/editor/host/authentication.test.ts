import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import * as vscode from 'vscode';
import { sessionToken } from '../../../src/vscode/session-token';

/** Registered in place of the built-in provider, which VS Code starts only when somebody asks for a session. */
class FixtureProvider implements vscode.AuthenticationProvider {
  readonly asked: (readonly string[] | undefined)[] = [];
  created = 0;
  private readonly changed = new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>();
  readonly onDidChangeSessions = this.changed.event;
  private readonly sessions: readonly vscode.AuthenticationSession[];
  constructor(sessions: readonly vscode.AuthenticationSession[]) {
    this.sessions = sessions;
  }
  async getSessions(scopes: readonly string[] | undefined): Promise<vscode.AuthenticationSession[]> {
    this.asked.push(scopes);
    return this.sessions.filter(
      (session) => scopes === undefined || scopes.every((scope) => session.scopes.includes(scope)),
    );
  }
  async createSession(): Promise<vscode.AuthenticationSession> {
    this.created += 1;
    throw new Error('A sign-in was asked for.');
  }
  async removeSession(): Promise<void> {}
}

describe('sessions for the policy request', () => {
  const silent = { interactive: false };
  const id = 'ai-tool-policy-fixture';
  const provider = new FixtureProvider([
    { id: '1', accessToken: 'secret-token', account: { id: 'me', label: 'me' }, scopes: ['api://policy.example/read'] },
  ]);
  let registration: vscode.Disposable;
  before(() => {
    registration = vscode.authentication.registerAuthenticationProvider(id, 'Fixture', provider);
  });
  after(() => registration.dispose());

  it('asks silently: without a grant there is no token, and nobody is asked to sign in', async () => {
    strictEqual(await sessionToken(id, ['api://policy.example/read'], silent), undefined);
    strictEqual(await sessionToken(id, ['another'], silent), undefined);
    strictEqual(provider.created, 0);
    deepStrictEqual(provider.asked.filter((scopes) => scopes?.includes('api://policy.example/read')).length > 0, true);
  });
});
